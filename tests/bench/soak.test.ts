// How the soak reads its samples.
import { describe, expect, it } from "vitest";
import { growthPerHour, secondHalf } from "../../bench/soak/growth.ts";

const samples = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([hours, megabytes]) => ({ hours, megabytes }));

describe("growth of memory", () => {
  it("is the slope of the line through the means of five minutes", () => {
    expect(growthPerHour(samples([0, 100], [0.5, 101], [1, 102])).perHour).toBeCloseTo(2);
    expect(growthPerHour(samples([1, 300], [2, 290])).perHour).toBeCloseTo(-10);
    expect(growthPerHour(samples([0, 90], [0.01, 110], [1, 95], [1.01, 105])).perHour).toBeCloseTo(0);
  });

  it("lets no single sample decide", () => {
    const noisy = samples([0, 100], [0.25, 104], [0.5, 96], [0.75, 104], [1, 100]);
    expect(growthPerHour(noisy).perHour).toBeCloseTo(0);
  });

  it("has a standard error", () => {
    expect(growthPerHour(samples([0, 100], [0.5, 101], [1, 102])).standardError).toBeCloseTo(0);
    // Residuals of -1, 2, and -1 around a level line: √(6 / 1 / 0.5).
    expect(growthPerHour(samples([0, 99], [0.5, 102], [1, 99])).standardError).toBeCloseTo(Math.sqrt(12));
    expect(growthPerHour(samples([1, 300], [2, 290])).standardError).toBe(Infinity);
  });

  it("needs two blocks", () => {
    expect(() => growthPerHour(samples([1, 100], [1.01, 200]))).toThrow("at least two blocks");
    expect(() => growthPerHour([])).toThrow("at least two blocks");
  });

  it("looks at the second half of the time, not of the samples", () => {
    const uneven = samples([0, 1], [0.1, 2], [0.2, 3], [0.5, 4], [1, 5]);
    expect(secondHalf(uneven).map(({ megabytes }) => megabytes)).toEqual([4, 5]);
    expect(secondHalf([])).toEqual([]);
  });
});
