// How sure people want to stay, as they write it.
import { describe, expect, it } from "vitest";
import { readRetention } from "../../../src/app/option/read-retention.ts";
import { isSure, outcome } from "./reading.ts";

describe("a desired retention", () => {
  it.each([
    ["80", 80],
    ["85", 85],
    ["95", 95],
    ["090", 90],
    ["0.8", 80],
    ["0.85", 85],
    [".9", 90],
    [".95", 95],
  ])("%j is %i percent, with the option's name", (text, percent) => {
    expect(outcome(readRetention(text))).toBe(percent);
    expect(isSure(readRetention(text))).toBe(false);
  });

  it.each([
    ["90%", 90],
    ["90 %", 90],
    ["85 percent", 85],
    ["85 PERCENT", 85],
  ])("%j is %i percent, without it too", (text, percent) => {
    expect(outcome(readRetention(text))).toBe(percent);
    expect(isSure(readRetention(text))).toBe(true);
  });

  it.each([
    "79",
    "96",
    "100",
    "0",
    "-85",
    "0.79",
    "0.96",
    "0.855",
    "1.0",
    "85.5",
    "0.9%",
    "85,0",
    "1e2",
    "NaN",
    "Infinity",
    "ninety",
    "",
    "9000000085",
    "９０",
  ])("%j is refused in one sentence", (text) => {
    expect(outcome(readRetention(text))).toBe(
      `"${text}" isn't possible. Choose from 80 to 95 percent, such as 85.`,
    );
  });
});
