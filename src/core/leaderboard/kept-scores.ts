// Which points of deleted members stay in their squads' scores: those that a closed period's score counts.
import type { CalendarDate } from "../model.ts";
import { type ClosingName, closingPeriods, periodOf } from "./period.ts";
import { BEST } from "./squad-standings.ts";

/** The points that a member earned in a squad on a date. */
export interface SquadDay {
  readonly member: string;
  readonly date: CalendarDate;
  readonly points: number;
}

/** The points of a deleted member in a squad's closed period. */
export interface KeptScore {
  readonly period: ClosingName;
  /** The period's first day. */
  readonly from: CalendarDate;
  readonly points: number;
}

/**
 * The kept scores of one squad after `gone` members are deleted on `today`, a date in the team's zone, best first per
 * period. Keeps a sum only if it's among the period's three best: the others don't count. `kept` are from earlier
 * deletions. Leaves out periods without a sum to keep, and periods that aren't over.
 */
export function keepClosed(
  days: readonly SquadDay[],
  gone: ReadonlySet<string>,
  kept: readonly KeptScore[],
  today: CalendarDate,
): readonly KeptScore[] {
  return closingPeriods.flatMap((period) => {
    const current = periodOf(period, today).from ?? today;
    const closed = days.filter(({ date }) => date < current);
    return [...Map.groupBy(closed, firstDays(period))].flatMap(([from, inPeriod]) => {
      if (!inPeriod.some(({ member }) => gone.has(member))) return [];
      const before = kept.filter((one) => one.period === period && one.from === from);
      const best = bestOf([...before, ...sumsOf(inPeriod)]);
      const added = best.filter(({ member, points }) => points > 0 && gone.has(member ?? ""));
      return bestOf([...before, ...added]).map(({ points }) => ({ period, from, points }));
    });
  });
}

/** The first day of a day's period; computed once per date, since days are many and dates few. */
function firstDays(period: ClosingName): (day: SquadDay) => CalendarDate {
  const known = new Map<CalendarDate, CalendarDate>();
  return ({ date }) => {
    const from = known.get(date) ?? periodOf(period, date).from ?? date;
    known.set(date, from);
    return from;
  };
}

interface Sum {
  /** Undefined: deleted before. */
  readonly member?: string;
  readonly points: number;
}

function bestOf(sums: readonly Sum[]): readonly Sum[] {
  return sums.toSorted((a, b) => b.points - a.points).slice(0, BEST);
}

function sumsOf(days: readonly SquadDay[]): readonly Sum[] {
  return [...Map.groupBy(days, ({ member }) => member)].map(([member, own]) => ({
    member,
    points: own.reduce((sum, { points }) => sum + points, 0),
  }));
}
