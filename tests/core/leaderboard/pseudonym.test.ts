// Pseudonyms: unique in a team, and always the same for the same chance.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawPseudonym } from "../../../src/core/leaderboard/pseudonym.ts";
import { holds } from "../../support/law.ts";

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** Draws one after the other, as the members of a team do. */
function drawAll(chances: readonly number[]): readonly string[] {
  const taken = new Set<string>();
  return chances.map((one) => {
    const name = drawPseudonym(one, taken);
    expect(taken.has(name)).toBe(false);
    taken.add(name);
    return name;
  });
}

describe("a pseudonym", () => {
  it("is never a taken one, and depends only on the random number and the taken ones", () => {
    holds(
      fc.property(fc.array(chance, { maxLength: 60 }), (chances) => {
        const names = drawAll(chances);
        expect(new Set(names).size).toBe(chances.length);
        expect(drawAll(chances)).toEqual(names);
      }),
    );
  });

  it("is a mood and an animal, short enough for every leaderboard", () => {
    holds(
      fc.property(chance, (one) => {
        const name = drawPseudonym(one, new Set());
        expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
        expect(name.length).toBeLessThanOrEqual(20);
      }),
    );
  });

  it("is one of 4,096, with a number once they're all taken", () => {
    const all = Array.from({ length: 4_096 }, (_, index) => drawPseudonym(index / 4_096, new Set()));
    const taken = new Set(all);
    expect(taken.size).toBe(4_096);
    expect(drawPseudonym(0.42, taken)).toBe(`${drawPseudonym(0.42, new Set())} 2`);
    const [free = ""] = all;
    taken.delete(free);
    expect(drawPseudonym(0.42, taken)).toBe(free);
  });
});
