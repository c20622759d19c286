// Difficulties, and when a question closes, as people write them.
import { describe, expect, it } from "vitest";
import { readClosing } from "../../../src/app/option/read-closing.ts";
import { readDifficulty } from "../../../src/app/option/read-difficulty.ts";
import { isSure, outcome } from "./reading.ts";

describe("a difficulty", () => {
  it.each([
    ["easy", [1], true],
    ["easy, hard", [1, 3], true],
    ["easy medium", [1, 2], true],
    ["easy and medium", [1, 2], true],
    ["easy & medium", [1, 2], true],
    ["easy/medium", [1, 2], true],
    ["Hard and Medium", [2, 3], true],
    ["medium to hard", [2, 3], true],
    ["easy-hard", null, true],
    ["easy medium hard", null, true],
    ["all", null, false],
    ["2", [2], false],
    ["1, 3", [1, 3], false],
  ])("%j is %j; without its name: %s", (text, levels, sure) => {
    expect(outcome(readDifficulty(text))).toEqual(levels);
    expect(isSure(readDifficulty(text))).toBe(sure);
  });

  it.each(["tough", "brutal", ",", "", "4", "hard-easy", "easy 2", "easy1", "constructor"])(
    "%j is none",
    (text) => {
      expect(outcome(readDifficulty(text))).toBe("Choose easy, medium, or hard.");
    },
  );
});

describe("when a question closes", () => {
  it.each([
    ["next", null, true],
    ["Next question", null, true],
    ["24 hours", 24, true],
    ["72h", 72, true],
    ["1 hour", 1, true],
    ["24", 24, false],
  ])("%j is %j; without its name: %s", (text, hours, sure) => {
    expect(outcome(readClosing(text))).toBe(hours);
    expect(isSure(readClosing(text))).toBe(sure);
  });

  it.each(["0", "73", "100", "soon", "with the next", "24 h h", "h", ""])("%j is none", (text) => {
    expect(outcome(readClosing(text))).toBe(
      `"${text}" isn't a closing time. Use next, or 1 to 72 hours, such as 24h.`,
    );
  });
});
