// Standings: order and shared ranks.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rank, type Score } from "../../../src/core/leaderboard/standings.ts";
import { holds } from "../../support/law.ts";

function score(member: string, points: number, answered = 1): Score {
  return { member, points, answered, right: 0 };
}

const anyScores = fc.uniqueArray(
  fc.record({
    member: fc.string({ minLength: 1, maxLength: 6 }),
    // Few values, so that ties are common.
    points: fc.nat({ max: 6 }),
    answered: fc.nat({ max: 3 }),
    right: fc.nat({ max: 3 }),
  }),
  { selector: ({ member }) => member, maxLength: 25 },
);

describe("standings", () => {
  it("share a rank in a tie and skip the next one", () => {
    const standings = rank([score("d", 5), score("b", 20), score("a", 30), score("c", 20)]);
    expect(standings.map(({ member, rank: place }) => `${place} ${member}`)).toEqual([
      "1 a",
      "2 b",
      "2 c",
      "4 d",
    ]);
  });

  it("have two firsts in a tie at the top", () => {
    expect(rank([score("a", 9), score("b", 9), score("c", 1)]).map(({ rank: place }) => place)).toEqual([
      1, 1, 3,
    ]);
  });

  it("skip members who didn't answer", () => {
    expect(rank([score("a", 10), score("b", 0, 0)])).toEqual([{ ...score("a", 10), rank: 1 }]);
    expect(rank([score("b", 0, 0)])).toEqual([]);
  });

  it("include members who answered without earning points", () => {
    // A voided answer has no points and still counts as answered.
    expect(rank([score("a", 10), score("b", 0)])).toHaveLength(2);
  });

  it("keep the whole score", () => {
    const whole = { member: "a", points: 22, answered: 3, right: 2 };
    expect(rank([whole])).toEqual([{ ...whole, rank: 1 }]);
  });

  it("are empty without scores", () => {
    expect(rank([])).toEqual([]);
  });

  it("give each member the number of members ahead plus one (law)", () => {
    holds(
      fc.property(anyScores, (scores) => {
        const standings = rank(scores);
        const answered = scores.filter((one) => one.answered > 0);
        expect(standings.map(({ member }) => member).sort()).toEqual(
          answered.map(({ member }) => member).sort(),
        );
        for (const standing of standings) {
          expect(standing.rank).toBe(1 + answered.filter(({ points }) => points > standing.points).length);
        }
      }),
    );
  });

  it("are ordered by rank, ties by member ID (law)", () => {
    holds(
      fc.property(anyScores, (scores) => {
        const standings = rank(scores);
        standings.slice(1).forEach((standing, index) => {
          const before = standings[index];
          if (before === undefined) throw new Error("Only the first has none before it.");
          expect(before.points).toBeGreaterThanOrEqual(standing.points);
          if (before.points === standing.points) expect(before.member < standing.member).toBe(true);
        });
      }),
    );
  });

  it("don't depend on the order of scores, and don't change them (law)", () => {
    const shuffled = anyScores.chain((scores) =>
      fc.tuple(fc.constant(scores), fc.shuffledSubarray(scores, { minLength: scores.length })),
    );
    holds(
      fc.property(shuffled, ([scores, others]) => {
        const before = structuredClone(scores);
        expect(rank(others)).toEqual(rank(scores));
        expect(scores).toEqual(before);
      }),
    );
  });
});
