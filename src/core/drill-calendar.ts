// When a drill is due: turns local time and zone into an instant, one occurrence at a time.
import type { CalendarDate } from "./model.ts";
import { addDays, calendarDate, daysBetween } from "./study-day.ts";

/** When a drill posts. `weekdays`: ISO numbers, 1 = Monday … 7 = Sunday. */
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

/** A drill without a day in this many days is never due. */
const MAX_DAYS_AHEAD = 400;

/**
 * The first occurrence after `after` (epoch ms) whose date is later than `lastDate`; undefined if the schedule
 * has none in the next 400 days. A local time that a clock change skips moves to the next valid minute. Of one that
 * occurs twice, the first counts.
 */
export function nextOccurrence(
  schedule: Schedule,
  after: number,
  lastDate?: CalendarDate | undefined,
): Occurrence | undefined {
  let date = calendarDate(after, schedule.zone);
  if (lastDate !== undefined && lastDate >= date) date = addDays(lastDate, 1);
  for (let searched = 0; searched < MAX_DAYS_AHEAD; searched++, date = addDays(date, 1)) {
    const at = occursAt(schedule, date);
    if (at !== undefined && at > after) return { date, at };
  }
  return undefined;
}

/** When the schedule is due on a date, in epoch ms; undefined if it isn't. */
function occursAt({ time, zone, weekdays, holidays }: Schedule, date: CalendarDate): number | undefined {
  if (!weekdays.includes(Temporal.PlainDate.from(date).dayOfWeek) || holidays.includes(date))
    return undefined;
  return instant(date, time, zone);
}

/**
 * The instant of a local time, in epoch ms; in a spring gap, the end of the gap. Undefined if the zone skips the
 * whole date, as Samoa did when it crossed the date line.
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
 * The occurrence that a drill is due for at `now` (epoch ms), and the one after it. Due is the latest from `next`
 * on that has come and is at most `window` (ms) old. The cost grows with the window, never with the time since the
 * last call. After the clock was set back, `next` is in the future and stays.
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

/** The latest occurrence at or before `now`, up to `window` ms old, whose date is later than `lastDate`. */
function latestOccurrence(
  schedule: Schedule,
  now: number,
  window: number,
  lastDate: CalendarDate,
): Occurrence | undefined {
  // One more day on both sides: when clocks go back over midnight, a later date comes before an earlier one.
  const earliest = addDays(calendarDate(now - window, schedule.zone), -1);
  let date = addDays(calendarDate(now, schedule.zone), 1);
  for (; date >= earliest && date > lastDate; date = addDays(date, -1)) {
    const at = occursAt(schedule, date);
    if (at !== undefined && at <= now) return now - at <= window ? { date, at } : undefined;
  }
  return undefined;
}

/** Shortest time between two questions of a changed drill, in ms. */
const MIN_GAP = 12 * 3_600_000;

/** A posting further in the future than this, in ms, was made by a clock that was wrong then. */
export const MAX_AHEAD = 48 * 3_600_000;

/** The latest date that a posting can have at `now` (epoch ms), in any zone; a later one is from a clock that was far ahead. */
export function latestDate(now: number): CalendarDate {
  return new Date(now + MAX_AHEAD).toISOString().slice(0, 10) as CalendarDate;
}

/** Questions of a drill that are open at once have dates within this many days. */
const MAX_DAYS_APART = 7;

/** Whether a posting's date is so much later than another's that a clock was far ahead. */
export function isFarAhead(date: CalendarDate, other: CalendarDate): boolean {
  return daysBetween(other, date) > MAX_DAYS_APART;
}

/**
 * The first occurrence of a changed schedule: after `now` (epoch ms), on a later date than the `last` posting's, and
 * at least 12 hours after it (`last.at`). So no date gets two questions, and no two questions come close.
 */
export function firstAfterChange(
  schedule: Schedule,
  now: number,
  last?: Occurrence | undefined,
): Occurrence | undefined {
  if (last === undefined || last.at > now + MAX_AHEAD) return nextOccurrence(schedule, now);
  return nextOccurrence(schedule, Math.max(now, last.at + MIN_GAP - 1), last.date);
}

/** Whether an occurrence belongs to this schedule. */
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
