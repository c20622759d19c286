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
    if (!isDue(schedule, date)) continue;
    const at = instant(date, schedule.time, schedule.zone);
    if (at > after) return { date, at };
  }
  return undefined;
}

function isDue(schedule: Schedule, date: CalendarDate): boolean {
  return (
    schedule.weekdays.includes(Temporal.PlainDate.from(date).dayOfWeek) && !schedule.holidays.includes(date)
  );
}

/** The instant of a local time, in epoch ms; in a spring gap the end of the gap. */
function instant(date: CalendarDate, time: string, zone: string): number {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const found = wanted.toZonedDateTime(zone, { disambiguation: "compatible" });
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
  // "compatible" moves 02:30 to 03:30; the next valid minute is the moment of the change itself.
  const change = found.subtract({ hours: 24 }).getTimeZoneTransition("next");
  return (change ?? found).epochMilliseconds;
}
