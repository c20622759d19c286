// Periods of the leaderboard: week, month, season, and all time, as ranges of posting dates.
import type { CalendarDate } from "../model.ts";
import { addDays, daysBetween } from "../study-day.ts";

export const periods = ["week", "month", "season", "all time"] as const;
export type PeriodName = (typeof periods)[number];

/** The periods that end. */
export const closingPeriods = ["week", "month", "season"] as const satisfies readonly PeriodName[];
export type ClosingName = (typeof closingPeriods)[number];

/** A range of posting dates; `to` is its last day. All time has neither end. */
export interface Period {
  readonly name: PeriodName;
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  /** Days left after today; undefined for all time. */
  readonly daysLeft?: number | undefined;
}

/** The period named `name` that contains `today`, a date in the team's zone. Weeks start on Monday. */
export function periodOf(name: PeriodName, today: CalendarDate): Period {
  if (name === "all time") return { name };
  const date = Temporal.PlainDate.from(today);
  const first = firstDay(name, date);
  const next = first.add(name === "week" ? { weeks: 1 } : { months: name === "month" ? 1 : 3 });
  const from = first.toString() as CalendarDate;
  const to = addDays(next.toString() as CalendarDate, -1);
  return { name, from, to, daysLeft: daysBetween(today, to) };
}

/** The period before this one; undefined for all time. */
export function periodBefore({ name, from }: Period): Period | undefined {
  return from === undefined ? undefined : periodOf(name, addDays(from, -1));
}

function firstDay(name: ClosingName, date: Temporal.PlainDate): Temporal.PlainDate {
  if (name === "week") return date.subtract({ days: date.dayOfWeek - 1 });
  const month = name === "month" ? date.month : date.month - ((date.month - 1) % 3);
  return date.with({ month, day: 1 });
}
