// Two years of three drills in each of forty zones: 2011, when zones changed their rules, and 2026.
import { describe, expect, it } from "vitest";
import { simulateYear } from "./year.ts";

describe.each([2011, 2026])("a year of ticks, %i", (year) => {
  it("posts every due date once, at its local minute, under its date", async () => {
    const { expected, posted, wrongs, leftOut, late } = await simulateYear({ year, each: 3, seed: year });
    expect(wrongs).toEqual([]);
    expect(posted).toEqual(expected);
    // Otherwise the test proves nothing.
    expect(expected.length).toBeGreaterThan(15_000);
    expect(leftOut).toBeGreaterThan(300);
    expect(late).toBeGreaterThan(600);
  });
});
