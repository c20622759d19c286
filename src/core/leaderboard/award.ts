// Awards: what a team can map to a role. Decision 038 has the reasons.
import type { CalendarDate } from "../model.ts";
import { addDays } from "../study-day.ts";
import { milestoneKinds } from "./milestone.ts";
import { type Period, periodOf } from "./period.ts";

/** What members can get a role for, in the order in which lists show it. */
export const awards = ["season-winner", ...milestoneKinds] as const;
export type Award = (typeof awards)[number];

/** A season that is over, and the first day of the one after it. */
export interface EndedSeason {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly next: CalendarDate;
}

/** The first day of the season that contains `today`. */
export function seasonStart(today: CalendarDate): CalendarDate {
  return startOf(periodOf("season", today));
}

/** The season that starts on `from`, if it's over on `today`. */
export function endedSeason(from: CalendarDate, today: CalendarDate): EndedSeason | undefined {
  const { to } = periodOf("season", from);
  return to === undefined || today <= to ? undefined : { from, to, next: addDays(to, 1) };
}

function startOf({ name, from }: Period): CalendarDate {
  if (from === undefined) throw new RangeError(`The period ${name} has no start.`);
  return from;
}
