// Days off as people write them.
import { describe, expect, it } from "vitest";
import { datesFrom, readDaysOff } from "../../../src/app/option/read-days-off.ts";
import { date } from "../../support/dates.ts";
import { isSure, outcome } from "./reading.ts";

const today = date("2026-11-24");

/** The dates, or the first sentence that says what is wrong. */
function read(text: string): unknown {
  const reading = readDaysOff(text);
  return "wrong" in reading ? reading.wrong() : outcome(datesFrom(today, reading.value));
}

const newYear = ["2026-12-31", "2027-01-01", "2027-01-02"];

describe("days off", () => {
  it.each([
    ["2026-12-24", ["2026-12-24"]],
    ["2026-12-31..2027-01-02, 2027-05-01", [...newYear, "2027-05-01"]],
    ["2026-12-31 to 2027-01-02", newYear],
    ["2026-12-31 until 2027-01-02", newYear],
    ["2026-12-31 thru 2027-01-02", newYear],
    ["2026-12-31–2027-01-02", newYear],
    ["2026-12-31 - 2027-01-02", newYear],
    ["2026-12-31 … 2027-01-02", newYear],
    ["2026-12-31/2027-01-02", newYear],
    ["2027-05-01 2026-12-24", ["2026-12-24", "2027-05-01"]],
    ["2027-05-01 and 2026-12-24", ["2026-12-24", "2027-05-01"]],
    ["2027-05-01 & 2026-12-24", ["2026-12-24", "2027-05-01"]],
    ["2026-12-24 to 2026-12-25; 2026-12-25", ["2026-12-24", "2026-12-25"]],
    ["2026-11-24", ["2026-11-24"]],
    ["2028-02-29", ["2028-02-29"]],
  ])("%j are %j", (text, dates) => {
    expect(read(text)).toEqual(dates);
    expect(isSure(readDaysOff(text))).toBe(true);
  });

  it("can be none, where the option is named", () => {
    expect(read("None")).toEqual([]);
    expect(isSure(readDaysOff("none"))).toBe(false);
  });

  const useDates = "isn't a date. Use something like 2026-12-24..2027-01-02, 2027-05-01.";
  it.each([
    ["24.12.2026", `"24.12.2026" ${useDates}`],
    ["2026-12-24, 25.12.2026", `"25.12.2026" ${useDates}`],
    ["2027-02-29", `"2027-02-29" ${useDates}`],
    ["2026-12-24 to", `"2026-12-24 to" ${useDates}`],
    ["2026-12-245", `"2026-12-245" ${useDates}`],
    [",", `"," ${useDates}`],
    ["2026-11-23", "2026-11-23 is over: today is 2026-11-24 there. Use today or a later date."],
    ["2026-12-26..2026-12-24", "2026-12-26..2026-12-24 ends before it starts. Put the earlier date first."],
    ["2026-12-24..9999-12-31", "9999-12-31 is too far ahead. Use dates within the next two years."],
  ])("%j are refused", (text, sentence) => {
    expect(read(text)).toBe(sentence);
  });
});
