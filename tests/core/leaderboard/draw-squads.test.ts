// Draws of squads.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawSquads } from "../../../src/core/leaderboard/draw-squads.ts";

const people = fc.uniqueArray(fc.record({ id: fc.uuid(), points: fc.nat({ max: 500 }) }), {
  minLength: 1,
  maxLength: 60,
  selector: ({ id }) => id,
});
const seed = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("a draw", () => {
  it("puts everyone into one squad, evenly by size and by points", () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 20 }), seed, (all, wanted, chance) => {
        const count = Math.min(wanted, all.length);
        const squads = drawSquads(all, count, chance);
        expect(squads).toHaveLength(count);
        expect(squads.flat().toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        const sizes = squads.map((squad) => squad.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        const points = new Map(all.map((one) => [one.id, one.points]));
        const sums = squads.map((squad) => squad.reduce((sum, id) => sum + (points.get(id) ?? 0), 0));
        expect(Math.max(...sums) - Math.min(...sums)).toBeLessThanOrEqual(Math.max(...points.values()));
      }),
    );
  });

  it("is the same for the same seed, in any order of people", () => {
    fc.assert(
      fc.property(people, seed, (all, chance) => {
        const count = Math.min(4, all.length);
        expect(drawSquads(all.toReversed(), count, chance)).toEqual(drawSquads(all, count, chance));
      }),
    );
  });

  it("is another one for another seed", () => {
    const all = Array.from({ length: 12 }, (_, index) => ({ id: `m${index}`, points: index }));
    const drawn = Array.from({ length: 10 }, (_, index) => JSON.stringify(drawSquads(all, 3, index / 10)));
    expect(new Set(drawn).size).toBeGreaterThan(5);
  });
});
