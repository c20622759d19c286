// Days off as people write them: `2026-12-24..2027-01-02, 2027-05-01`, `2026-12-24 to 2027-01-02`, `none`.
import type { CalendarDate } from "../../core/model.ts";
import { addDays, daysBetween } from "../../core/study-day.ts";
import type { Reading } from "../../ports/command-description.ts";
import { printable } from "../command/printable.ts";
import { oddWord, type Range, readList } from "./read-list.ts";

/** The ranges of days off; whether they are in time depends on the zone: `datesFrom` checks it. */
export function readDaysOff(text: string): Reading<readonly Range<CalendarDate>[]> {
  if (/^none$/i.test(text)) return { value: [], needs: "name" };
  const ranges = readRanges(text);
  if (ranges === undefined)
    return {
      wrong: () => `"${oddDate(text)}" isn't a date. Use something like 2026-12-24..2027-01-02, 2027-05-01.`,
    };
  const backwards = ranges.find(([from, to]) => to < from);
  if (backwards !== undefined)
    return { wrong: () => `${backwards.join("..")} ends before it starts. Put the earlier date first.` };
  return { value: ranges };
}

/** Dates and ranges of dates, which can be reversed; undefined if the text is anything else. */
export function readRanges(text: string): readonly Range<CalendarDate>[] | undefined {
  // ISO 8601 writes a range of dates with a slash.
  return readDates(text.replaceAll("/", ".."));
}

function readDates(text: string): readonly Range<CalendarDate>[] | undefined {
  return readList(text, (part) => (isDate(part) ? part : undefined));
}

function oddDate(text: string): string {
  return printable(oddWord(text, (word) => readDates(word) !== undefined));
}

/** As far ahead as days off can be named, in days. */
const FURTHEST = 730;

/** Each date of the ranges once, in order; `today` is the drill's local date. */
export function datesFrom(
  today: CalendarDate,
  ranges: readonly Range<CalendarDate>[],
): Reading<readonly CalendarDate[]> {
  const ends = ranges.flat();
  const past = ends.find((date) => date < today);
  if (past !== undefined)
    return { wrong: () => `${past} is over: today is ${today} there. Use today or a later date.` };
  const far = ends.find((date) => daysBetween(today, date) > FURTHEST);
  if (far !== undefined)
    return { wrong: () => `${far} is too far ahead. Use dates within the next two years.` };
  const dates = ranges.flatMap(([from, to]) =>
    Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index)),
  );
  return { value: [...new Set(dates)].sort() };
}

/** Whether the calendar has this date. */
function isDate(text: string): text is CalendarDate {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
