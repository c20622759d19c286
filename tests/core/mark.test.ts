// Marking, shuffling, and lettering.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { letterOf, letters, mark, optionAt, shuffle } from "../../src/core/mark.ts";
import { holds } from "../support/law.ts";
import { makeQuestion } from "../support/make-question.ts";
import { seededRandom } from "../support/seeded-random.ts";

const question = makeQuestion();
const anySeed = fc.integer();

describe("mark", () => {
  it("separates right from wrong, and returns the chosen option and the key", () => {
    const [key, nodePort] = question.options;
    expect(mark(question, 0)).toEqual({ correct: true, chosen: key, key });
    expect(mark(question, 1)).toEqual({ correct: false, chosen: nodePort, key });
  });

  it("finds the key at every index", () => {
    const turned = makeQuestion({ options: question.options.toReversed() });
    expect(mark(turned, 3)?.correct).toBe(true);
    expect(mark(turned, 0)).toMatchObject({ correct: false, key: question.options[0] });
  });

  it.each([-1, 4, 1.5, Number.NaN])("doesn't mark option %d, which doesn't exist", (option) => {
    expect(mark(question, option)).toBeUndefined();
  });

  it("marks nothing if no option is right", () => {
    const broken = makeQuestion({ options: question.options.slice(1) });
    expect(mark(broken, 0)).toBeUndefined();
  });
});

describe("shuffle", () => {
  it("keeps every option exactly once (law)", () => {
    holds(
      fc.property(anySeed, fc.integer({ min: 0, max: 12 }), (seed, count) => {
        const order = shuffle(count, seededRandom(seed));
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
      }),
    );
  });

  it("is the same for the same seed", () => {
    expect(shuffle(4, seededRandom(7))).toEqual(shuffle(4, seededRandom(7)));
  });

  it("accepts the smallest and the largest random number", () => {
    expect([...shuffle(4, () => 0)].sort()).toEqual([0, 1, 2, 3]);
    expect(shuffle(4, () => 1 - Number.EPSILON / 2)).toEqual([0, 1, 2, 3]);
  });

  it("returns all 24 orders of four options about equally often", () => {
    const random = seededRandom(24);
    const shuffles = 24_000;
    const counts = new Map<string, number>();
    for (let tried = 0; tried < shuffles; tried++) {
      const order = shuffle(4, random).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const expected = shuffles / 24;
    const chiSquare = [...counts.values()].reduce(
      (sum, count) => sum + (count - expected) ** 2 / expected,
      0,
    );
    expect(counts.size).toBe(24);
    // 23 degrees of freedom: a fair shuffle exceeds 58 once in 10,000 trials.
    expect(chiSquare).toBeLessThan(58);
  });
});

describe("letters", () => {
  it("stand for the options in the order shown", () => {
    expect(letters.map((letter) => optionAt([2, 0, 3, 1], letter))).toEqual([2, 0, 3, 1]);
    expect([0, 1, 2, 3].map((option) => letterOf([2, 0, 3, 1], option))).toEqual(["B", "D", "A", "C"]);
  });

  it.each(["E", "a", "", "AB", "0", "length", "constructor", "__proto__"])("%j means nothing", (letter) => {
    expect(optionAt([2, 0, 3, 1], letter)).toBeUndefined();
  });

  it("beyond the options mean nothing", () => {
    expect(optionAt([1, 0], "C")).toBeUndefined();
  });

  it("don't exist for an option that isn't shown", () => {
    expect(() => letterOf([1, 0], 2)).toThrow(RangeError);
  });

  it("convert to the option and back (law)", () => {
    holds(
      fc.property(anySeed, fc.integer({ min: 1, max: 4 }), (seed, count) => {
        const order = shuffle(count, seededRandom(seed));
        for (const option of order) expect(optionAt(order, letterOf(order, option))).toBe(option);
        for (const letter of letters.slice(0, count)) {
          expect(letterOf(order, optionAt(order, letter) ?? Number.NaN)).toBe(letter);
        }
      }),
    );
  });
});
