// Times away as people write them.
import { describe, expect, it } from "vitest";
import { printable } from "../../../src/app/command/printable.ts";
import { awayFrom, readAway } from "../../../src/app/option/read-away.ts";
import { date } from "../../support/dates.ts";
import { isSure, outcome } from "./reading.ts";

const today = date("2026-12-01");

/** The time away, or the sentence that says what is wrong. */
function read(text: string): unknown {
  const reading = readAway(text);
  if ("wrong" in reading) return reading.wrong();
  if (reading.value === "off") return "off";
  const away = outcome(awayFrom(today, reading.value));
  return typeof away === "string" ? away : Object.values(away as object);
}

describe("a time away", () => {
  it.each([
    ["2026-12-24..2027-01-06", "2026-12-24", "2027-01-06"],
    ["2026-12-24 to 2027-01-06", "2026-12-24", "2027-01-06"],
    ["2026-12-24 until 2027-01-06", "2026-12-24", "2027-01-06"],
    ["2026-12-24 - 2027-01-06", "2026-12-24", "2027-01-06"],
    ["2026-12-24/2027-01-06", "2026-12-24", "2027-01-06"],
    ["2026-12-24..2026-12-24", "2026-12-24", "2026-12-24"],
    ["2026-12-01..2026-12-01", "2026-12-01", "2026-12-01"],
    ["2026-12-06", "2026-12-01", "2026-12-06"],
    ["2026-12-01", "2026-12-01", "2026-12-01"],
  ])("%j is from %s to %s", (text, first, last) => {
    expect(read(text)).toEqual([first, last]);
    expect(isSure(readAway(text))).toBe(true);
  });

  it.each(["off", "OFF"])("%j ends it, and needs the option's name", (text) => {
    expect(read(text)).toBe("off");
    expect(isSure(readAway(text))).toBe(false);
  });

  it.each([
    ["2027-01-06..2026-12-24", "2027-01-06..2026-12-24 ends before it starts. Put the earlier date first."],
    ["2026-12-24 - 2026-12-23", "2026-12-24..2026-12-23 ends before it starts. Put the earlier date first."],
    ["2026-11-30..2026-12-05", "2026-11-30 is over: today is 2026-12-01. Use today or a later date."],
    ["2026-11-30", "2026-11-30 is over: today is 2026-12-01. Use today or a later date."],
    ["2026-12-01..2027-03-01", "That's 91 days. You can be away for up to 90 days at a time."],
    ["2027-03-01", "That's 91 days. You can be away for up to 90 days at a time."],
    ["2028-01-01..2028-01-05", "2028-01-01 is too far ahead. Use a date within the next year."],
  ])("%j is refused: %s", (text, sentence) => {
    expect(read(text)).toBe(sentence);
  });

  it.each([
    "",
    "soon",
    "none",
    "24.12.2026",
    "12/24/2026",
    "24/12/26",
    "26-12-24",
    "2026-12",
    "2026-02-30",
    "2026-13-01",
    "20261224",
    "12026-12-24",
    "2026-12-24..",
    "..2026-12-24",
    "2026-12-24, 2026-12-28",
    "2026-12-24..2026-12-26, 2026-12-30..2026-12-31",
    "2026-12-26..2026-12-24, 2026-12-30",
    "2026-12-24..2027-01-06 off",
  ])("%j is refused in one sentence", (text) => {
    const sentence = `"${printable(text)}" isn't a time away. Use something like 2026-12-24..2027-01-06, or its last day.`;
    expect(read(text)).toBe(sentence);
  });
});
