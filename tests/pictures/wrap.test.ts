// Text broken into lines.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wrap } from "../../src/pictures/wrap.ts";
import { holds } from "../support/law.ts";

describe("wrapped text", () => {
  it.each([
    ["DNS", ["DNS"]],
    ["CNI and network plugins", ["CNI and", "network", "plugins"]],
    ["123456789 1", ["123456789", "1"]],
    ["1234567890", ["1234567890"]],
    ["12345678901 2", ["123456789-", "01 2"]],
    ["a  b", ["a b"]],
    ["", [""]],
  ])("%j in lines of ten", (text, lines) => {
    expect(wrap(text, 10)).toEqual(lines);
  });

  it("keeps every word, in lines that fit (law)", () => {
    const anyText = fc.string({ unit: fc.constantFrom("a", "b", " "), maxLength: 60 });
    holds(
      fc.property(anyText, fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
        expect(lines.join("").replaceAll(/[- ]/g, "")).toBe(text.replaceAll(" ", ""));
      }),
    );
  });
});
