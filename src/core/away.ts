// Times away: no reminders, and unanswered postings don't break streaks.
import type { CalendarDate, StudyDay } from "./model.ts";
import { addDays, daysBetween } from "./study-day.ts";

/** From the first to the last local date, both included. */
export interface Away {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

/** Days in one time away. Longer ones would keep a streak that no one works on. */
export const LONGEST_AWAY = 90;

/** How far ahead a time away can begin, in days. */
const FURTHEST_AWAY = 365;

/** Why a time away isn't possible. It can't begin in the past: then it could repair a broken streak. */
export type AwayProblem = "reversed" | "past" | "too long" | "too far";

/** Undefined if it's possible; `today` is the learner's local date. */
export function awayProblem({ first, last }: Away, today: CalendarDate): AwayProblem | undefined {
  if (last < first) return "reversed";
  if (first < today) return "past";
  if (awayDays({ first, last }) > LONGEST_AWAY) return "too long";
  return daysBetween(today, first) > FURTHEST_AWAY ? "too far" : undefined;
}

/** How many days a time away has. */
export function awayDays({ first, last }: Away): number {
  return daysBetween(first, last) + 1;
}

/** Whether a time away covers a day. */
export function isAwayOn(away: Away | undefined, day: CalendarDate | StudyDay): boolean {
  return away !== undefined && away.first <= day && day <= away.last;
}

/** Each date of a time away. */
export function datesAway(away: Away | undefined): readonly CalendarDate[] {
  if (away === undefined) return [];
  return Array.from({ length: awayDays(away) }, (_, index) => addDays(away.first, index));
}
