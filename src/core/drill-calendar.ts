// When a drill is due: local time and zone resolved to an instant, one occurrence at a time.
import type { CalendarDate } from "./model.ts";
import { addDays, calendarDate } from "./study-day.ts";

/** A drill's standing order in time. `weekdays`: ISO numbers, 1 = Monday … 7 = Sunday. */
export interface Schedule {
  /** Local time, `HH:MM`. */
  readonly time: string;
  readonly zone: string;
  readonly weekdays: readonly number[];
  readonly holidays: readonly CalendarDate[];
}

/** One due date of a drill: `date` is the local calendar date, `at` its instant in epoch ms. */
export interface Occurrence {
  readonly date: CalendarDate;
  readonly at: number;
}

/** Longest run of holidays that is searched through before a drill counts as never due, in days. */
const HORIZON = 400;

/**
 * The first occurrence after `after` (epoch ms) whose date is later than `lastDate`, or undefined
 * where the schedule names no day in the next 400.
 * A local time that a clock change leaves out moves to the next valid minute; one that occurs twice
 * is taken at its first occurrence.
 */
export function nextOccurrence(
  schedule: Schedule,
  after: number,
  lastDate?: CalendarDate | undefined,
): Occurrence | undefined {
  let date = calendarDate(after, schedule.zone);
  if (lastDate !== undefined && lastDate >= date) date = addDays(lastDate, 1);
  for (let searched = 0; searched < HORIZON; searched++, date = addDays(date, 1)) {
    const at = occursAt(schedule, date);
    if (at !== undefined && at > after) return { date, at };
  }
  return undefined;
}

/** When the schedule is due on a date, in epoch ms; undefined where it is not. */
function occursAt({ time, zone, weekdays, holidays }: Schedule, date: CalendarDate): number | undefined {
  if (!weekdays.includes(Temporal.PlainDate.from(date).dayOfWeek) || holidays.includes(date))
    return undefined;
  return instant(date, time, zone);
}

/**
 * The instant of a local time, in epoch ms; in a spring gap the end of the gap. Undefined where the zone leaves out
 * the whole date, as Samoa did when it crossed the date line.
 */
function instant(date: CalendarDate, time: string, zone: string): number | undefined {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const found = wanted.toZonedDateTime(zone, { disambiguation: "compatible" });
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
  const day = wanted.toPlainDate();
  if (!day.toZonedDateTime(zone).toPlainDate().equals(day)) return undefined;
  // "compatible" moves 02:30 to 03:30; the next valid minute is the moment of the change itself.
  const change = found.subtract({ hours: 24 }).getTimeZoneTransition("next");
  return (change ?? found).epochMilliseconds;
}

/**
 * What a drill is due for at `now` (epoch ms), and what comes after: of the occurrences from `next` on the latest
 * that is not to come, or none where it is older than `window` (ms). However long nobody asked, it costs no more
 * than the window has days. Where the clock was set back, `next` is still to come, and stays.
 */
export function dueNow(
  schedule: Schedule,
  next: Occurrence,
  now: number,
  window: number,
): { readonly due: Occurrence | undefined; readonly next: Occurrence | undefined } {
  if (next.at > now) return { due: undefined, next };
  const latest = latestOccurrence(schedule, now, window, next.date) ?? next;
  return {
    due: now - latest.at <= window ? latest : undefined,
    next: nextOccurrence(schedule, now, latest.date),
  };
}

/** The latest occurrence at or before `now`, at most `window` ms old, whose date is later than `lastDate`. */
function latestOccurrence(
  schedule: Schedule,
  now: number,
  window: number,
  lastDate: CalendarDate,
): Occurrence | undefined {
  // A day on either side: where clocks are set back over midnight, a later date comes before an earlier one.
  const earliest = addDays(calendarDate(now - window, schedule.zone), -1);
  let date = addDays(calendarDate(now, schedule.zone), 1);
  for (; date >= earliest && date > lastDate; date = addDays(date, -1)) {
    const at = occursAt(schedule, date);
    if (at !== undefined && at <= now) return now - at <= window ? { date, at } : undefined;
  }
  return undefined;
}

/** Between two questions of a drill that was changed lies at least this long, in ms. */
const LEAST_BETWEEN = 12 * 3_600_000;

/** A last posting from further ahead than this, in ms, is the mistake of a clock that was set back since. */
export const MOST_AHEAD = 48 * 3_600_000;

/**
 * The first occurrence of a changed schedule: after `now` (epoch ms), on a later date than the `last` posting's, and
 * at least 12 hours after it was posted (`last.at`), so that no date is doubled and no two questions come close.
 */
export function afterChange(
  schedule: Schedule,
  now: number,
  last?: Occurrence | undefined,
): Occurrence | undefined {
  if (last === undefined || last.at > now + MOST_AHEAD) return nextOccurrence(schedule, now);
  return nextOccurrence(schedule, Math.max(now, last.at + LEAST_BETWEEN - 1), last.date);
}

/** Whether an occurrence is one of this schedule. */
export function isOccurrence(schedule: Schedule, { date, at }: Occurrence): boolean {
  return occursAt(schedule, date) === at;
}

/** The local time of day at `now` (epoch ms), `HH:MM`. */
export function localTime(now: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: "minute" });
}
