// What a weekly recap picks out of its week.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isTooLateForRecap,
  longestStreaks,
  mostImproved,
  mostMissed,
  podiumOf,
  weekOf,
} from "../../../src/core/leaderboard/recap.ts";
import { rank } from "../../../src/core/leaderboard/standings.ts";
import { noStreak } from "../../../src/core/leaderboard/streak.ts";
import { anyDate, date, plusDays } from "../../support/dates.ts";
import { holds } from "../../support/law.ts";

describe("a recap's week", () => {
  it.each([
    ["2026-03-02", "2026-03-02", "2026-03-08"],
    ["2026-03-08", "2026-03-02", "2026-03-08"],
    ["2027-01-01", "2026-12-28", "2027-01-03"],
  ])("of %s begins on %s and ends on %s", (one, week, lastDate) => {
    expect(weekOf(date(one))).toEqual({ week, lastDate });
  });

  it("contains its date and seven days (law)", () => {
    holds(
      fc.property(anyDate, (one) => {
        const { week, lastDate } = weekOf(one);
        expect(week <= one && one <= lastDate).toBe(true);
        expect(plusDays(week, 6)).toBe(lastDate);
      }),
    );
  });

  it.each([
    [14, false],
    [15, true],
  ])("closing %d days after its Sunday is too late: %s", (days, late) => {
    const now = Date.UTC(2026, 2, 8 + days, 23);
    expect(isTooLateForRecap(weekOf(date("2026-03-04")), now)).toBe(late);
  });
});

const score = (member: string, points: number) => ({ member, points, answered: 1, right: 1 });

describe("the podium", () => {
  it("has three ranks, more people on a tie, and no one without points", () => {
    const places = podiumOf(
      rank([score("a", 9), score("b", 7), score("c", 7), score("d", 7), score("e", 2)]),
    );
    expect(places.map(({ member, rank: place }) => [place, member])).toEqual([
      [1, "a"],
      [2, "b"],
      [2, "c"],
      [2, "d"],
    ]);
    expect(podiumOf(rank([score("a", 0)]))).toEqual([]);
  });
});

const asked = (answers: number, wrong: number, amended = 0, day = "2026-03-02") => ({
  date: date(day),
  answers,
  wrong,
  amended,
});

describe("the question that fooled the most", () => {
  it.each<[string, ReturnType<typeof asked>[], number | undefined]>([
    ["has the most wrong answers", [asked(9, 3), asked(9, 5), asked(20, 4)], 1],
    ["on a tie has the larger share", [asked(20, 4), asked(9, 4)], 1],
    ["on an even tie is the later one", [asked(9, 4), asked(9, 4, 0, "2026-03-03")], 1],
    ["has five answers", [asked(4, 4), asked(5, 2)], 1],
    ["fooled two", [asked(9, 1)], undefined],
    ["wasn't corrected", [asked(9, 8, 1), asked(9, 2)], 1],
    ["is missing without questions", [], undefined],
  ])("%s", (_, questions, index) => {
    expect(mostMissed(questions)).toBe(index === undefined ? undefined : questions[index]);
  });
});

const member = (name: string, week: [number, number], before: [number, number]) => ({
  name,
  thisWeek: { right: week[0], answered: week[1] },
  before: { right: before[0], answered: before[1] },
});
const improved = (...members: ReturnType<typeof member>[]) => mostImproved(members).map(({ name }) => name);

describe("the most improved", () => {
  it("rose the most in their share of right answers", () => {
    expect(improved(member("ada", [5, 5], [9, 10]), member("bo", [4, 5], [3, 10]))).toEqual(["bo"]);
  });

  it("share it on a tie", () => {
    expect(improved(member("ada", [4, 5], [4, 10]), member("bo", [4, 5], [4, 10]))).toEqual(["ada", "bo"]);
  });

  it.each<[string, [number, number], [number, number]]>([
    ["two answers this week", [2, 2], [0, 10]],
    ["four answers before", [5, 5], [0, 4]],
    ["less than ten points more", [5, 5], [10, 10]],
    ["fewer right answers than before", [1, 5], [9, 10]],
  ])("isn't anyone with %s", (_, week, before) => {
    expect(improved(member("ada", week, before))).toEqual([]);
  });

  it("is never someone whose share fell (law)", () => {
    const results = fc
      .nat({ max: 30 })
      .chain((answered) => fc.nat({ max: answered }).map((right): [number, number] => [right, answered]));
    holds(
      fc.property(fc.array(fc.tuple(results, results)), (all) => {
        const members = all.map(([week, before], index) => member(String(index), week, before));
        for (const { thisWeek, before } of mostImproved(members))
          expect(thisWeek.right / thisWeek.answered).toBeGreaterThan(before.right / before.answered);
      }),
    );
  });
});

describe("the longest streaks", () => {
  const running = (name: string, length: number, missed = 0, freezes = 0) => ({
    name,
    missed,
    streak: { ...noStreak, length, longest: 99, freezes },
  });

  it.each<[string, ReturnType<typeof running>[], unknown]>([
    ["tie", [running("a", 5), running("b", 5), running("c", 4)], [5, ["a", "b"]]],
    ["ended with a miss", [running("a", 9, 1), running("b", 4)], [4, ["b"]]],
    ["survive a miss with a freeze", [running("a", 9, 1, 1), running("b", 4)], [9, ["a"]]],
    ["of two are none", [running("a", 2)], undefined],
    ["are missing without members", [], undefined],
  ])("%s", (_, streaks, expected) => {
    const found = longestStreaks(streaks);
    expect(found && [found.length, found.holders.map(({ name }) => name)]).toEqual(expected);
  });
});
