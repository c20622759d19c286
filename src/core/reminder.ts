// Reminders: when a member is told of due reviews, and when they have been told often enough.
import { MOST_AHEAD, nextOccurrence } from "./drill-calendar.ts";
import { calendarDate } from "./study-day.ts";

/** A local time, `HH:MM`, in an IANA zone. */
export interface ReminderTime {
  readonly time: string;
  readonly zone: string;
}

/** So many reminders in a row that led to no review are enough. */
export const MOST_IGNORED = 5;

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/**
 * The first such local time after `now`, on a later local date than that of the last one sent; all in epoch ms.
 * Clock changes are met as a drill meets them.
 */
export function nextReminder(
  { time, zone }: ReminderTime,
  now: number,
  lastSentAt?: number | undefined,
): number {
  // One far ahead was sent by a clock that was wrong.
  const wrong = lastSentAt === undefined || lastSentAt > now + MOST_AHEAD;
  const lastDate = wrong ? undefined : calendarDate(lastSentAt, zone);
  const next = nextOccurrence({ time, zone, weekdays: EVERY_DAY, holidays: [] }, now, lastDate);
  if (next === undefined) throw new RangeError(`${time} never comes in ${zone}.`);
  return next.at;
}

/** Whether the local time came in the last `catchUp` ms: a reminder missed for longer waits for the next day. */
export function isTimely(at: ReminderTime, now: number, catchUp: number): boolean {
  return nextReminder(at, now - catchUp - 1) <= now;
}
