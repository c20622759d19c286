import { describe, expect, it } from "vitest";
import { findPatterns } from "./find-patterns.ts";
import { slowestInput } from "./slowest-input.ts";

const { patterns, builders } = findPatterns();
describe("regular expressions", () => {
  it("need time in proportion to their input", () => {
    const slow = patterns.flatMap(({ file, pattern }) => {
      const found = slowestInput(pattern);
      return found === undefined
        ? []
        : [`${file}: ${pattern} takes ${found.ms.toFixed()} ms for ${JSON.stringify(found.input)}`];
    });
    expect(slow).toEqual([]);
  });

  it("that are slow are found", () => {
    for (const slow of [/\s*$/, /^\s*\/?\s*$/, /\[id:([^\]]*)\]/, /^a:\s*([^:]*?)\s*:/, /(?:a|a)+b/])
      expect(slowestInput(slow)).toBeDefined();
  });

  it("are literals, but for those that slow-input.test.ts tries", () => {
    expect(builders).toEqual(["content/lint/lint-item.ts", "platforms/web/complete.ts"]);
  });
});
