// Which points of deleted members closed squad scores keep.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type KeptScore, keepClosed, type SquadDay } from "../../../src/core/leaderboard/kept-scores.ts";
import { closingPeriods, periodOf } from "../../../src/core/leaderboard/period.ts";
import { rankSquads } from "../../../src/core/leaderboard/squad-standings.ts";
import type { CalendarDate } from "../../../src/core/model.ts";
import { addDays } from "../../../src/core/study-day.ts";

const first = "2026-03-02" as CalendarDate; // a Monday

const day = (member: string, days: number, points: number): SquadDay => ({
  member,
  date: addDays(first, days),
  points,
});

/** The squad's score in a period, from days and kept sums. */
function scoreIn(
  days: readonly SquadDay[],
  kept: readonly KeptScore[],
  name: KeptScore["period"],
  date: CalendarDate,
) {
  const { from = "", to = "" } = periodOf(name, date);
  const inPeriod = days.filter((one) => one.date >= from && one.date <= to);
  const sums = [...Map.groupBy(inPeriod, ({ member }) => member)].map(([member, own]) => ({
    squad: "a",
    member,
    points: own.reduce((sum, { points }) => sum + points, 0),
  }));
  const stays = kept.filter((one) => one.period === name && one.from === from);
  return rankSquads([...sums, ...stays.map(({ points }) => ({ squad: "a", member: undefined, points }))])[0]
    ?.points;
}

describe("kept scores", () => {
  it("are a deleted member's sums in the periods that are over, if they count", () => {
    const days = [day("ada", 0, 10), day("ada", 1, 2), day("bo", 0, 10), day("ada", 7, 10)];
    const kept = keepClosed(days, new Set(["ada"]), [], addDays(first, 7));
    expect(kept).toEqual([{ period: "week", from: first, points: 12 }]);
  });

  it("leave out a sum below the three best", () => {
    const others = ["bo", "chidi", "dee"].map((member) => day(member, 0, 10));
    expect(keepClosed([...others, day("ada", 0, 2)], new Set(["ada"]), [], addDays(first, 7))).toEqual([]);
  });

  it("leave closed scores as they are, however often and in any order members are deleted", () => {
    const days = fc.array(
      fc.record({
        member: fc.constantFrom("a", "b", "c", "d", "e"),
        days: fc.nat({ max: 120 }),
        points: fc.constantFrom(0, 2, 5, 7, 10),
      }),
      { maxLength: 60 },
    );
    const deletions = fc.array(
      fc.record({
        gone: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 2 }),
        on: fc.nat({ max: 150 }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(days, deletions, (all, steps) => {
        let left = all.map((one) => day(one.member, one.days, one.points));
        let kept: readonly KeptScore[] = [];
        for (const { gone, on } of steps) {
          const today = addDays(first, on);
          const before = closedScores(left, kept, today);
          const stays = keepClosed(left, new Set(gone), kept, today);
          const touched = new Set(stays.map(({ period, from }) => `${period} ${from}`));
          kept = [...kept.filter(({ period, from }) => !touched.has(`${period} ${from}`)), ...stays];
          left = left.filter(({ member }) => !new Set<string>(gone).has(member));
          expect(closedScores(left, kept, today)).toEqual(before);
        }
      }),
    );
  });
});

/** The scores of all periods that are over on a date. */
function closedScores(days: readonly SquadDay[], kept: readonly KeptScore[], today: CalendarDate) {
  return Array.from({ length: 121 }, (_, index) => addDays(first, index)).flatMap((date) =>
    closingPeriods
      .filter((name) => (periodOf(name, date).to ?? "") < today)
      .map((name) => scoreIn(days, kept, name, date)),
  );
}
