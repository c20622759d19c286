// Squad standings: the sum of the three best divided by three, and shared ranks.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankSquads } from "../../../src/core/leaderboard/squad-standings.ts";
import { holds } from "../../support/law.ts";

type Scores = Readonly<Record<string, readonly number[]>>;

/** Squads in which members earned these points. */
function stand(squads: Scores) {
  return rankSquads(
    Object.entries(squads).flatMap(([squad, all]) =>
      all.map((points, index) => ({ squad, member: `${squad} ${index}`, points })),
    ),
  );
}

function pointsOf(points: readonly number[]): number {
  return stand({ a: points })[0]?.points ?? 0;
}

const anyPoints = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 6 });
// Few and small values, so that ties are common, including ties of fractions.
const anySquads = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 3 }),
  fc.array(fc.nat({ max: 3 }), { maxLength: 4 }),
  { maxKeys: 12 },
);

describe("a squad's score", () => {
  it.each([
    [[30, 20, 10], 20],
    [[10, 30, 20, 0, 19], 23],
    [[10, 5], 5],
    [[7], 7 / 3],
    [[10, 10, 0], 20 / 3],
  ])("of %s is %s", (points, expected) => {
    expect(pointsOf(points)).toBe(expected);
  });

  it("doesn't change when someone without points joins (law)", () => {
    holds(
      fc.property(anyPoints, fc.nat({ max: 5 }), (points, strangers) => {
        expect(pointsOf([...points, ...Array<number>(strangers).fill(0)])).toBe(pointsOf(points));
      }),
    );
  });

  it("doesn't change with a weaker fourth member (law)", () => {
    const three = fc.array(fc.nat({ max: 40 }), { minLength: 3, maxLength: 3 });
    holds(
      fc.property(three, fc.nat({ max: 40 }), (points, fourth) => {
        const weaker = Math.min(fourth, ...points);
        expect(pointsOf([...points, weaker])).toBe(pointsOf(points));
      }),
    );
  });

  it("doesn't depend on the members' order and never exceeds the strongest member's points (law)", () => {
    holds(
      fc.property(anyPoints, (points) => {
        expect(pointsOf(points)).toBeLessThanOrEqual(Math.max(...points));
        expect(pointsOf(points.toReversed())).toBe(pointsOf(points));
      }),
    );
  });

  it("never falls when a member gains a point (law)", () => {
    holds(
      fc.property(anyPoints, fc.nat(), (points, place) => {
        const more = points.map((one, index) => (index === place % points.length ? one + 1 : one));
        expect(pointsOf(more)).toBeGreaterThanOrEqual(pointsOf(points));
      }),
    );
  });
});

describe("squad standings", () => {
  it("share a rank in a tie and skip the next one", () => {
    const standings = stand({ d: [1], b: [5, 5], a: [19], c: [2, 8] });
    expect(standings.map(({ squad, rank }) => `${rank} ${squad}`)).toEqual(["1 a", "2 b", "2 c", "4 d"]);
  });

  it("skip squads without points or members", () => {
    expect(stand({ a: [0, 0], b: [], c: [1] }).map(({ squad }) => squad)).toEqual(["c"]);
  });

  it("give each squad the number of squads ahead plus one (law)", () => {
    holds(
      fc.property(anySquads, (squads) => {
        const standings = stand(squads);
        for (const { points, rank } of standings)
          expect(rank).toBe(1 + standings.filter((other) => other.points > points).length);
        expect(standings.map(({ squad }) => squad).sort()).toEqual(
          Object.keys(squads)
            .filter((id) => squads[id]?.some((points) => points > 0))
            .sort(),
        );
      }),
    );
  });

  it("are ordered by points, ties by squad ID (law)", () => {
    holds(
      fc.property(anySquads, (squads) => {
        const standings = stand(squads);
        const expected = standings.toSorted((a, b) => b.points - a.points || (a.squad < b.squad ? -1 : 1));
        expect(standings).toEqual(expected);
      }),
    );
  });
});
