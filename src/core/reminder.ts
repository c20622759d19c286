// Reminders: when a member gets one, and when to stop sending them.
import { type Away, datesAway } from "./away.ts";
import { MAX_AHEAD, nextOccurrence } from "./drill-calendar.ts";
import { calendarDate } from "./study-day.ts";

/** A local time, `HH:MM`, in an IANA zone, on some weekdays, and not while the learner is away. */
export interface ReminderTime {
  readonly time: string;
  readonly zone: string;
  /** ISO weekdays, 1 = Monday; undefined: every day. */
  readonly weekdays?: readonly number[] | undefined;
  readonly away?: Away | undefined;
}

/** Reminders pause after this many in a row without a review. */
export const MAX_IGNORED = 5;

export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/**
 * The next reminder after `now`, on a later local date than the last one sent; all in epoch ms. Handles clock
 * changes as drills do. Throws a RangeError if the time never comes.
 */
export function nextReminder(
  { time, zone, weekdays = EVERY_DAY, away }: ReminderTime,
  now: number,
  lastSentAt?: number | undefined,
): number {
  // A reminder from the far future was sent while the clock was wrong.
  const wrong = lastSentAt === undefined || lastSentAt > now + MAX_AHEAD;
  const lastDate = wrong ? undefined : calendarDate(lastSentAt, zone);
  const next = nextOccurrence({ time, zone, weekdays, holidays: datesAway(away) }, now, lastDate);
  if (next === undefined) throw new RangeError(`${time} never comes in ${zone}.`);
  return next.at;
}

/** Whether the reminder was due in the last `catchUp` ms. After a longer outage, it waits for the next day. */
export function isTimely(at: ReminderTime, now: number, catchUp: number): boolean {
  return nextReminder(at, now - catchUp - 1) <= now;
}
