import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  drawLinkCode,
  firstHalf,
  type LinkCode,
  readLinkCode,
  showLinkCode,
} from "../../src/core/link-code.ts";
import { holds } from "../support/law.ts";

const bytes = fc.uint8Array({ minLength: 10, maxLength: 40 });

describe("a link code", () => {
  it.each([
    ["K7QM2-4PD9T", "K7QM24PD9T"],
    ["k7qm24pd9t", "K7QM24PD9T"],
    ["  k7qm2 – 4 pd9t ", "K7QM24PD9T"],
    ["OoIiLl-2222", "0011112222"],
    ["Ｋ７ＱＭ２‐４ＰＤ９Ｔ", "K7QM24PD9T"],
  ])("typed as %j is read as %s", (typed, code) => {
    expect(readLinkCode(typed)).toBe(code);
  });

  it.each([
    "",
    "remove",
    "K7QM24PD9",
    "K7QM24PD9T2",
    "U7QM24PD9T",
    "K7QM2_4PD9T",
    "K7QM24PD9!",
    "k7qm24pd9ß",
  ])("isn't %j", (typed) => {
    expect(readLinkCode(typed)).toBeUndefined();
  });

  it("is read as shown, however it was drawn", () => {
    holds(
      fc.property(bytes, (random) => {
        const code = drawLinkCode(random);
        expect(showLinkCode(code)).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
        expect(code).not.toMatch(/[I-IL-LO-OU-U]/);
        expect(readLinkCode(showLinkCode(code).toLowerCase())).toBe(code);
        expect(code.startsWith(firstHalf(code))).toBe(true);
      }),
    );
  });

  it("uses five bits of each of ten bytes: every character is equally likely", () => {
    const all = Array.from({ length: 256 }, (_, byte) => drawLinkCode(new Uint8Array(10).fill(byte)));
    const counts = Map.groupBy(all, (code: LinkCode) => code);
    expect(counts.size).toBe(32);
    expect([...counts.values()].every((same) => same.length === 8)).toBe(true);
    expect(() => drawLinkCode(new Uint8Array(9))).toThrow(RangeError);
  });
});
