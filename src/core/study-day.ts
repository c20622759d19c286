// Study days and calendar dates: the two calendars that cards and postings live on.
import type { CalendarDate, StudyDay } from "./model.ts";

/** The local hour at which a new study day begins: late evenings belong to the day before. */
const CHANGES_AT_HOUR = 4;

const DAY = 86_400_000;

/** Whether `zone` is an IANA zone name that this runtime knows (offsets such as `+02:00` are not). */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    // Each takes names that the other does not: Temporal "T12:00Z", Intl "SystemV/EST5".
    new Intl.DateTimeFormat("en", { timeZone: zone });
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** The local calendar date at `now` (epoch ms) in `zone`. */
export function calendarDate(now: number, zone: string): CalendarDate {
  return local(now, zone).toPlainDate().toString() as CalendarDate;
}

/**
 * The study day at `now` (epoch ms) in `zone`; it changes at 04:00 local wall time.
 * A card's study day never goes backwards (a learner may have moved to an earlier zone), so
 * pass the card's `last` one: the later of the two is returned.
 */
export function studyDay(now: number, zone: string, last?: StudyDay | undefined): StudyDay {
  const today = currentStudyDay(now, zone);
  return last !== undefined && last > today ? last : today;
}

/** When a study day begins in `zone` (epoch ms): at 04:00 local, or just after a clock change that skips it. */
export function studyDayStart(day: StudyDay, zone: string): number {
  const time = { hour: CHANGES_AT_HOUR };
  return Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from(time),
  }).epochMilliseconds;
}

/** The date `days` days after `date` (before it, where negative). */
export function addDays<D extends CalendarDate | StudyDay>(date: D, days: number): D {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10) as D;
}

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** The weekday of a date, in three letters. */
export function weekday(date: CalendarDate | StudyDay): (typeof weekdays)[number] {
  return weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? "Mon";
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween<D extends CalendarDate | StudyDay>(from: D, to: D): number {
  // Dates without a time are read as UTC, where every day has 24 hours; ten times faster than Temporal.
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

function local(now: number, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDateTime();
}

/** Study days change, like clocks everywhere, on a quarter of an hour only. */
const QUARTER = 900_000;

/** The last study day of each zone: Temporal takes longer than all the arithmetic of an answer. */
const lastDays = new Map<string, { readonly quarter: number; readonly day: StudyDay }>();

function currentStudyDay(now: number, zone: string): StudyDay {
  const quarter = Math.floor(now / QUARTER);
  const last = lastDays.get(zone);
  if (last?.quarter === quarter) return last.day;
  const day = local(now, zone).subtract({ hours: CHANGES_AT_HOUR }).toPlainDate().toString() as StudyDay;
  lastDays.set(zone, { quarter, day });
  return day;
}
