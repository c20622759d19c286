// Study days and calendar dates: the calendars of cards and postings.
import type { CalendarDate, StudyDay } from "./model.ts";

/** The local hour when a new study day starts: late evenings belong to the day before. */
const CHANGES_AT_HOUR = 4;

const DAY = 86_400_000;

/** Whether `zone` is an IANA zone name that this runtime knows. Offsets such as `+02:00` aren't. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    // Each accepts names that the other rejects: Temporal "T12:00Z", Intl "SystemV/EST5".
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
 * The study day at `now` (epoch ms) in `zone`; it changes at 04:00 local time. Pass a card's `last` study day to get
 * the later one: after a learner moves to an earlier zone, the card's day must not go backward.
 */
export function studyDay(now: number, zone: string, last?: StudyDay | undefined): StudyDay {
  const today = currentStudyDay(now, zone);
  return last !== undefined && last > today ? last : today;
}

/** When a study day starts in `zone` (epoch ms): at 04:00 local, or right after a clock change that skips it. */
export function studyDayStart(day: StudyDay, zone: string): number {
  const time = { hour: CHANGES_AT_HOUR };
  return Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from(time),
  }).epochMilliseconds;
}

/** The date `days` days after `date`, or before it if negative. */
export function addDays<D extends CalendarDate | StudyDay>(date: D, days: number): D {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10) as D;
}

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** The weekday of a date, in three letters. */
export function weekday(date: CalendarDate | StudyDay): (typeof weekdays)[number] {
  return weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? "Mon";
}

/** The weekday of a date as a number, 1 = Monday … 7 = Sunday. */
export function weekdayNumber(date: CalendarDate | StudyDay): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween<D extends CalendarDate | StudyDay>(from: D, to: D): number {
  // Dates without a time are parsed as UTC, where every day has 24 hours. Ten times faster than Temporal.
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

function local(now: number, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDateTime();
}

/** Every zone's offset is a multiple of a quarter of an hour, so study days change only then. In ms. */
const QUARTER = 900_000;

/** The last study day per zone: computing it with Temporal takes longer than the rest of an answer. */
const lastDays = new Map<string, { readonly quarter: number; readonly day: StudyDay }>();

function currentStudyDay(now: number, zone: string): StudyDay {
  const quarter = Math.floor(now / QUARTER);
  const last = lastDays.get(zone);
  if (last?.quarter === quarter) return last.day;
  const day = local(now, zone).subtract({ hours: CHANGES_AT_HOUR }).toPlainDate().toString() as StudyDay;
  lastDays.set(zone, { quarter, day });
  return day;
}
