// Branded dates for tests, and arbitrary ones for laws.
import fc from "fast-check";
import type { CalendarDate, StudyDay } from "../../src/core/model.ts";

const DAY = 86_400_000;

/** A calendar date from `YYYY-MM-DD`. */
export function date(text: string): CalendarDate {
  return text as CalendarDate;
}

/** A study day from `YYYY-MM-DD`. */
export function day(text: string): StudyDay {
  return text as StudyDay;
}

/** The date `days` days after `from`, by UTC arithmetic, to check the core's calendar. */
export function plusDays<D extends string>(from: D, days: number): D {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10) as D;
}

/** Any date of the years 2000 to 2099. */
export const anyDate: fc.Arbitrary<CalendarDate> = fc
  .integer({ min: 0, max: 36_523 })
  .map((days) => plusDays(date("2000-01-01"), days));

/** Any study day of the years 2000 to 2099. */
export const anyDay: fc.Arbitrary<StudyDay> = anyDate.map((some) => day(some));
