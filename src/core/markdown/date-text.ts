// Dates as people say them.
import type { CalendarDate } from "../model.ts";

const fullFormat = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });

/** “March 2, 2026”. */
export function fullDate(date: CalendarDate): string {
  return fullFormat.format(Date.parse(date));
}

const weekdayFormat = new Intl.DateTimeFormat("en-US", { weekday: "long", timeZone: "UTC" });

/** “Monday”. */
export function weekdayName(date: CalendarDate): string {
  return weekdayFormat.format(Date.parse(date));
}

const dayFormat = new Intl.DateTimeFormat("en-US", { month: "long", day: "numeric", timeZone: "UTC" });

/** A date of the last months: “March 2”. */
export function monthAndDay(date: CalendarDate): string {
  return dayFormat.format(Date.parse(date));
}
