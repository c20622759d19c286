// A zone's clock through a year, to the minute, by Intl instead of Temporal as an independent check.
import type { Occurrence, Schedule } from "../../src/core/drill-calendar.ts";
import { date, plusDays } from "../support/dates.ts";
import { dateOf, localClock } from "../support/local-clock.ts";

const MINUTE = 60_000;
const STEP = 6 * 60 * MINUTE;

/** A period without clock changes: local time is `at` + `offset`, as if it were UTC. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** Reads the clock every six hours, and every minute around a change. No zone changes twice within six hours. */
function stretches(zone: string, from: number, to: number): readonly Stretch[] {
  const offsetAt = (at: number) => localClock(at, zone) - at;
  const changes = [from];
  let offset = offsetAt(from);
  for (let at = from; at < to; at += STEP) {
    if (offsetAt(at + STEP) === offset) continue;
    for (let minute = at + MINUTE; minute <= at + STEP; minute += MINUTE) {
      if (offsetAt(minute) === offset) continue;
      changes.push(minute);
      offset = offsetAt(minute);
    }
  }
  return changes.map((at, index) => ({ from: at, to: changes[index + 1] ?? to, offset: offsetAt(at) }));
}

const known = new Map<string, readonly Stretch[]>();

/** A zone's clock in `at`'s year (UTC), plus some days before and after. */
function clockOf(zone: string, at: number): readonly Stretch[] {
  const year = new Date(at).getUTCFullYear();
  const key = `${zone} ${year}`;
  const clock = known.get(key) ?? stretches(zone, Date.UTC(year - 1, 11, 28), Date.UTC(year + 1, 0, 20));
  known.set(key, clock);
  return clock;
}

/** The minutes of a zone's clock changes in a year, plus some days before and after. */
export function clockChanges(zone: string, year: number): readonly number[] {
  return clockOf(zone, Date.UTC(year, 0, 1))
    .slice(1)
    .map(({ from }) => from);
}

/**
 * All occurrences of a schedule in [from, to) (epoch ms), oldest first, at most until the year after is a fortnight
 * old: on each date the first minute at which the clock shows the time; where it never does, the first at which it
 * shows a later one, perhaps of the next date. A date that the zone leaves out has none.
 */
export function occurrences(schedule: Schedule, from: number, to: number): readonly Occurrence[] {
  const { time, zone, weekdays, holidays } = schedule;
  const clock = clockOf(zone, from);
  const found: Occurrence[] = [];
  const last = plusDays(dateOf(to), 1);
  for (let day = plusDays(dateOf(from), -1); day <= last; day = plusDays(day, 1)) {
    if (!weekdays.includes(new Date(day).getUTCDay() || 7) || holidays.includes(date(day))) continue;
    const at = showsFirst(clock, Date.parse(`${day}T${time}Z`));
    if (at !== undefined && at >= from && at < to && showsDate(clock, day))
      found.push({ date: date(day), at });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** The first instant at which the clock shows `wanted` or, if it skips that, later; all as if it were UTC. */
function showsFirst(clock: readonly Stretch[], wanted: number): number | undefined {
  const exact = clock.find(({ from, to, offset }) => wanted - offset >= from && wanted - offset < to);
  if (exact !== undefined) return wanted - exact.offset;
  return clock.slice(1).find(({ from, offset }) => from + offset >= wanted)?.from;
}

function showsDate(clock: readonly Stretch[], day: string): boolean {
  return clock.some(
    ({ from, to, offset }) => dateOf(from + offset) <= day && day <= dateOf(to + offset - MINUTE),
  );
}
