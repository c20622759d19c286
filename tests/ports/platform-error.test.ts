// Platform errors: waits that timers can handle, and short reasons.
import { describe, expect, it } from "vitest";
import { PlatformError } from "../../src/ports/platform-error.ts";

describe("a platform's wait", () => {
  it.each([
    [0, 0],
    [7_000, 7_000],
    [86_400_000, 900_000],
    [35 * 86_400_000, 900_000],
    [Number.POSITIVE_INFINITY, 900_000],
    [Number.NaN, 60_000],
  ])("of %s ms becomes one that a timer can handle: %s", (retryAfter, wait) => {
    expect(new PlatformError("later", "Wait.", { retryAfter }).retryAfter).toBe(wait);
  });
});

describe("a platform's reason", () => {
  it("stays as it is if it's a sentence", () => {
    const sentence = "The channel is archived. Unarchive it, then run `/drill resume`.";
    expect(new PlatformError("channel", sentence).message).toBe(sentence);
  });

  it.each([
    ["a page", `<!doctype html>\n${"<p>Blocked</p>\n".repeat(20_000)}`],
    ["one long word", "x".repeat(240_000)],
    ["pictures", "🙈".repeat(1_000)],
  ])("is cut to one short line: %s", (_, said) => {
    const { message } = new PlatformError("channel", `Refused: ${said}`);
    expect(message.length).toBeLessThanOrEqual(300);
    expect(message).toMatch(/^Refused: .*…$/u);
    expect(message.isWellFormed()).toBe(true);
    expect(message).not.toContain("\n");
  });
});
