// Times of day as people write them.
import { describe, expect, it } from "vitest";
import { printable } from "../../../src/app/command/printable.ts";
import { readTime } from "../../../src/app/option/read-time.ts";
import { isSure, outcome } from "./reading.ts";

describe("a time", () => {
  it.each([
    ["9", "09:00"],
    ["9:00", "09:00"],
    ["09:30", "09:30"],
    ["09.30", "09:30"],
    ["17.30", "17:30"],
    ["17h30", "17:30"],
    ["0:00", "00:00"],
    ["23:59", "23:59"],
    ["9am", "09:00"],
    ["9 AM", "09:00"],
    ["5:30 pm", "17:30"],
    ["5:30pm", "17:30"],
    ["5 p.m.", "17:00"],
    ["5 p.m", "17:00"],
    ["12 am", "00:00"],
    ["12pm", "12:00"],
    ["12:05 a.m.", "00:05"],
  ])("%j is %s", (text, time) => {
    expect(outcome(readTime(text))).toBe(time);
    expect(isSure(readTime(text))).toBe(true);
  });

  it.each([
    "24:00",
    "25",
    "25:00",
    "9:60",
    "13 pm",
    "0am",
    "9:0",
    "9:000",
    "-9",
    "nine",
    "noon",
    "9:00:00",
    "",
    "٩",
    "9h",
  ])("%j is none", (text) => {
    expect(outcome(readTime(text))).toBe(`"${printable(text)}" isn't a time. Use something like 09:30.`);
  });
});
