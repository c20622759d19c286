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

const seeds = Array.from({ length: 10 }, (_, index) => index / 10);

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

  it("takes the most even of many tries", () => {
    const all = Array.from({ length: 8 }, (_, index) => ({ id: `m${index}`, points: index + 1 }));
    for (const chance of seeds)
      for (const squad of drawSquads(all, 2, chance))
        expect(
          squad.reduce((sum, id) => sum + 1 + Number(id.slice(1)), 0),
          `seed ${chance}`,
        ).toBe(18);
  });

  it("gives each squad one of the strongest", () => {
    const all = Array.from({ length: 36 }, (_, index) => ({
      id: `m${index + 10}`,
      points: index % 6 === 0 ? 100 : 1,
    }));
    const strong = new Set(all.filter(({ points }) => points === 100).map(({ id }) => id));
    for (const chance of seeds)
      for (const squad of drawSquads(all, 6, chance))
        expect(
          squad.filter((id) => strong.has(id)),
          `seed ${chance}`,
        ).toHaveLength(1);
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
