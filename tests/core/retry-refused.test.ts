// Waits between tries of what a channel refuses.
import { describe, expect, it } from "vitest";
import { MOST_REFUSALS, waitAfterRefusals } from "../../src/core/retry-refused.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

describe("the wait after a refusal", () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [9, 256],
    [10, 360],
    [1_000, 360],
  ])("after %i in a row is %i minutes", (refusals, minutes) => {
    expect(waitAfterRefusals(refusals)).toBe(minutes * MINUTE);
  });

  it("adds up to about a month until retries end", () => {
    const waits = Array.from({ length: MOST_REFUSALS }, (_, index) => waitAfterRefusals(index + 1));
    const days = waits.reduce((sum, wait) => sum + wait, 0) / DAY;
    expect(days).toBeGreaterThan(28);
    expect(days).toBeLessThan(35);
  });
});
