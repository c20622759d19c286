// How the soak reads its samples.
import { describe, expect, it } from "vitest";
import { growthPerHour, secondHalf } from "../../bench/soak/growth.ts";

const samples = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([hours, megabytes]) => ({ hours, megabytes }));

describe("growth of memory", () => {
  it("is the slope of the line through the samples", () => {
    expect(growthPerHour(samples([0, 100], [0.5, 101], [1, 102]))).toBeCloseTo(2);
    expect(growthPerHour(samples([1, 300], [2, 290]))).toBeCloseTo(-10);
  });

  it("lets no single sample decide", () => {
    const noisy = samples([0, 100], [0.25, 104], [0.5, 96], [0.75, 104], [1, 100]);
    expect(growthPerHour(noisy)).toBeCloseTo(0);
  });

  it("needs two times", () => {
    expect(() => growthPerHour(samples([1, 100], [1, 200]))).toThrow("at least two times");
    expect(() => growthPerHour([])).toThrow("at least two times");
  });

  it("looks at the second half of the time, not of the samples", () => {
    const uneven = samples([0, 1], [0.1, 2], [0.2, 3], [0.5, 4], [1, 5]);
    expect(secondHalf(uneven).map(({ megabytes }) => megabytes)).toEqual([4, 5]);
    expect(secondHalf([])).toEqual([]);
  });
});
