// Mastery: shares with their intervals, and the strongest and weakest concepts.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ConceptRecall, mastery, masteryText, strongestAndWeakest } from "../../src/core/mastery.ts";
import { holds } from "../support/law.ts";

function estimate(right: number, answered: number) {
  const found = mastery(right, answered);
  if (found.type !== "estimate") throw new Error("Too few.");
  return found;
}

/**
 * The probability that Beta(1 + right, 1 + wrong) lies below x, as the probability of more than `right` successes
 * in answered + 1 trials: https://dlmf.nist.gov/8.17#E5. The code computes it differently.
 */
function below(x: number, right: number, answered: number): number {
  const trials = answered + 1;
  let logChance = trials * Math.log1p(-x);
  let atMost = Math.exp(logChance);
  for (let successes = 1; successes <= right; successes++) {
    logChance += Math.log(((trials - successes + 1) / successes) * (x / (1 - x)));
    atMost += Math.exp(logChance);
  }
  return 1 - atMost;
}

const anyAnswers = fc
  .integer({ min: 5, max: 300 })
  .chain((answered) => fc.tuple(fc.nat({ max: answered }), fc.constant(answered)));

describe("mastery", () => {
  // scipy 1.17.1, scipy.stats.beta.ppf; up to 200 answers also mpmath 1.3.0, betainc inverted with 40 digits.
  it.each([
    [0, 5, 0.008512444610847, 0.393037768997097],
    [3, 5, 0.27133837251982, 0.846838882024804],
    [5, 5, 0.606962231002903, 0.991487555389153],
    [4, 7, 0.289240816501809, 0.807097050005869],
    [0, 10, 0.004652171732197, 0.238404190380853],
    [9, 10, 0.635640510752757, 0.96668078231577],
    [18, 25, 0.553233463575822, 0.836718108620586],
    [31, 40, 0.648200639937637, 0.861280844203471],
    [50, 100, 0.418909191658064, 0.581090808341936],
    [137, 200, 0.628425146462791, 0.735844290767897],
    [4321, 10_000, 0.4239743530004, 0.440268237074768],
  ])("%i of %i right probably lies between %d and %d", (right, answered, low, high) => {
    const found = estimate(right, answered);
    expect(found.share).toBe(right / answered);
    expect(Math.abs(found.low - low)).toBeLessThan(1e-9);
    expect(Math.abs(found.high - high)).toBeLessThan(1e-9);
  });

  it.each([5, 8, 60, 1000])(
    "all of %i right: the interval of Beta(n + 1, 1), which has roots as quantiles",
    (n) => {
      const { low, high } = estimate(n, n);
      expect(low).toBeCloseTo(0.05 ** (1 / (n + 1)), 10);
      expect(high).toBeCloseTo(0.95 ** (1 / (n + 1)), 10);
    },
  );

  it("needs five answers", () => {
    expect(mastery(0, 0)).toEqual({ type: "too few", right: 0, answered: 0, missing: 5 });
    expect(mastery(3, 4)).toEqual({ type: "too few", right: 3, answered: 4, missing: 1 });
    expect(mastery(3, 5).type).toBe("estimate");
  });

  it("leaves 5% on each side of its interval (law)", () => {
    holds(
      fc.property(anyAnswers, ([right, answered]) => {
        const { low, high } = estimate(right, answered);
        expect(below(low, right, answered)).toBeCloseTo(0.05, 8);
        expect(below(high, right, answered)).toBeCloseTo(0.95, 8);
      }),
    );
  });

  it("contains the share in its interval, unless all or none are right (law)", () => {
    holds(
      fc.property(anyAnswers, ([right, answered]) => {
        const { low, share, high } = estimate(right, answered);
        expect(low).toBeGreaterThan(0);
        expect(high).toBeLessThan(1);
        expect(low).toBeLessThan(high);
        if (right > 0) expect(low).toBeLessThan(share);
        if (right < answered) expect(high).toBeGreaterThan(share);
      }),
    );
  });

  it("mirrors the same share of wrong answers (law)", () => {
    holds(
      fc.property(anyAnswers, ([right, answered]) => {
        const [one, other] = [estimate(right, answered), estimate(answered - right, answered)];
        expect(one.low).toBeCloseTo(1 - other.high, 12);
      }),
    );
  });

  it("rises with each right answer (law)", () => {
    holds(
      fc.property(anyAnswers, ([right, answered]) => {
        if (right === answered) return;
        const [before, after] = [estimate(right, answered), estimate(right + 1, answered)];
        expect(after.low).toBeGreaterThan(before.low);
        expect(after.share).toBeGreaterThan(before.share);
        expect(after.high).toBeGreaterThan(before.high);
      }),
    );
  });

  it("narrows with more answers at the same share (law)", () => {
    holds(
      fc.property(anyAnswers, fc.integer({ min: 2, max: 5 }), ([right, answered], times) => {
        const [few, many] = [estimate(right, answered), estimate(times * right, times * answered)];
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });
});

describe("mastery in words", () => {
  it.each([
    [18, 25, "72% (55–84)"],
    [31, 40, "78% (65–86)"],
    [6, 6, "all right (65–99)"],
    [0, 5, "none right (1–39)"],
    [3, 4, "3 of 4, 1 more answer for a reliable score"],
    [0, 4, "0 of 4, 1 more answer for a reliable score"],
    [0, 0, "no answers yet"],
  ])("%i of %i right: %s", (right, answered, words) => {
    expect(masteryText(mastery(right, answered))).toBe(words);
  });
});

function concept(title: string, recall: number, cards = 1): ConceptRecall {
  return { slug: title.toLowerCase(), title, recall, cards };
}

function titles(concepts: readonly ConceptRecall[], sure = 1) {
  const { strongest, weakest } = strongestAndWeakest(concepts, sure);
  return [strongest.map(({ title }) => title).join(" "), weakest.map(({ title }) => title).join(" ")];
}

/** Few recalls and few titles, so that ties are common. */
const anyConcepts = fc.uniqueArray(
  fc.record({
    title: fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 3 }),
    recall: fc.nat({ max: 5 }).map((fifths) => fifths / 5),
    cards: fc.nat({ max: 2 }),
  }),
  { selector: ({ title }) => title, maxLength: 12 },
);

describe("strongest and weakest concepts", () => {
  it("are the three that the learner remembers best, and the three worst", () => {
    const all = [0.5, 0.9, 0.2, 0.7, 0.95, 0.3, 0.8, 0.1].map((recall, index) =>
      concept("ABCDEFGH".charAt(index), recall),
    );
    expect(titles(all)).toEqual(["E B G", "H C F"]);
  });

  it("are weak only below how sure the learner wants to stay", () => {
    const all = [0.5, 0.9, 0.85, 0.7, 0.95, 0.97].map((recall, index) =>
      concept("ABCDEF".charAt(index), recall),
    );
    expect(titles(all, 0.85)).toEqual(["F E B", "A D"]);
    expect(titles(all, 0.5)).toEqual(["F E B", ""]);
  });

  it.each<[string, readonly ConceptRecall[], readonly [string, string]]>([
    ["nothing without concepts", [], ["", ""]],
    ["nothing for one concept", [concept("A", 0.9)], ["", ""]],
    ["one each for two", [concept("A", 0.3), concept("B", 0.9)], ["B", "A"]],
    ["one each for three", [concept("A", 0.3), concept("B", 0.9), concept("C", 0.5)], ["B", "A"]],
    [
      "two each for four",
      [0.1, 0.2, 0.3, 0.4].map((recall, index) => concept("ABCD".charAt(index), recall)),
      ["D C", "A B"],
    ],
    [
      "ties by title",
      [concept("C", 0.9), concept("A", 0.1), concept("B", 0.9), concept("D", 0.1)],
      ["B C", "A D"],
    ],
    ["nothing if all are equal", [concept("A", 1), concept("B", 1), concept("C", 1)], ["", ""]],
    [
      "no ties across the lists",
      [concept("A", 0.9), concept("B", 0.5), concept("C", 0.5), concept("D", 0.1)],
      ["A", "D"],
    ],
    ["none without a card", [concept("A", 0, 0), concept("B", 0.9), concept("C", 0.4)], ["B", "C"]],
  ])("%s", (_, concepts, expected) => {
    expect(titles(concepts)).toEqual(expected);
  });

  it("are up to three each, in order, and every strong one has a higher recall than every weak one (law)", () => {
    holds(
      fc.property(anyConcepts, (some) => {
        const concepts = some.map(({ title, recall, cards }) => concept(title, recall, cards));
        const { strongest, weakest } = strongestAndWeakest(concepts, 1);
        for (const list of [strongest, weakest]) {
          expect(list.length).toBeLessThanOrEqual(3);
          for (const { cards } of list) expect(cards).toBeGreaterThan(0);
        }
        for (const strong of strongest) {
          for (const weak of weakest) expect(strong.recall).toBeGreaterThan(weak.recall);
        }
        const left = concepts.filter(
          (one) => one.cards > 0 && !strongest.includes(one) && !weakest.includes(one),
        );
        for (const { recall } of left) {
          for (const strong of strongest) expect(recall).toBeLessThanOrEqual(strong.recall);
          for (const weak of weakest) expect(recall).toBeGreaterThanOrEqual(weak.recall);
        }
        expect(strongestAndWeakest(concepts.toReversed(), 1)).toEqual({ strongest, weakest });
      }),
    );
  });
});
