// How long known admin rights count.
import { describe, expect, it } from "vitest";
import { isStillAdmin } from "../../src/core/rights.ts";

const HOUR = 3_600_000;

describe("a team admin whom the platform can't confirm", () => {
  it.each([
    [undefined, false],
    [0, true],
    [HOUR - 1, true],
    [HOUR, false],
    [24 * HOUR, false],
    [-24 * HOUR, false], // the clock was set back
  ])("confirmed %s ms ago, counts as one: %s", (ago, counts) => {
    const now = 1_800_000_000_000;
    expect(isStillAdmin(ago === undefined ? undefined : now - ago, now)).toBe(counts);
  });
});
