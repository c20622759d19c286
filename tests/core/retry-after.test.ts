// Waits that platforms ask for, and the odd headers that proxies send.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capWait, readRetryAfter } from "../../src/core/retry-after.ts";

const MINUTE = 60_000;

describe("a Retry-After header", () => {
  it.each([
    ["0", 0],
    ["7", 7_000],
    [" 30 ", 30_000],
    ["1.25", 1_250],
    ["899", 899_000],
  ])("of %j means a wait of %s ms", (header, wait) => {
    expect(readRetryAfter(header)).toBe(wait);
  });

  it.each([undefined, null, "", " ", "soon", "-5", "NaN", "Infinity", "1e9", "0x10", "12abc", "2026-11-05"])(
    "of %j is unreadable and means the usual wait",
    (header) => {
      expect(readRetryAfter(header)).toBe(MINUTE);
    },
  );

  it("with a date means the usual wait, because clocks can differ", () => {
    expect(readRetryAfter("Wed, 21 Oct 2026 07:28:00 GMT")).toBe(MINUTE);
  });

  it.each([["86400"], ["3024000"], ["99999999999999999999"]])(
    "of %s seconds is capped at a quarter of an hour",
    (header) => {
      expect(readRetryAfter(header)).toBe(15 * MINUTE);
    },
  );

  it("uses the caller's limits", () => {
    const limits = { usual: 10, longest: 20 };
    expect([readRetryAfter("", limits), readRetryAfter("1", limits)]).toEqual([10, 20]);
  });

  it("always gives a wait that a timer can handle", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.bigInt().map(String)), (header) => {
        const wait = readRetryAfter(header);
        return Number.isInteger(wait) && wait >= 0 && wait <= 15 * MINUTE;
      }),
    );
  });
});

describe("a wait in milliseconds", () => {
  it.each([
    [undefined, MINUTE],
    [Number.NaN, MINUTE],
    [-1, MINUTE],
    [0, 0],
    [0.4, 1],
    [5_000, 5_000],
    [Number.POSITIVE_INFINITY, 15 * MINUTE],
    [35 * 86_400_000, 15 * MINUTE],
  ])("of %s becomes %s", (ms, wait) => {
    expect(capWait(ms)).toBe(wait);
  });
});
