// A year of ticks: all minutes with something due and many others, with outages in between.
import { seededRandom } from "../support/seeded-random.ts";
import { clockChanges, occurrences } from "./wall-clock.ts";
import { CATCH_UP, HOUR, MINUTE, openWorld } from "./world.ts";
import { describe, type YearDrill, yearDrills } from "./year-drills.ts";

interface Year {
  readonly year: number;
  /** Drills in each zone. */
  readonly each: number;
  readonly seed: number;
}

export interface YearReport {
  /** Expected and actual postings: drill, date, due minute, and actual minute. */
  readonly expected: readonly string[];
  readonly posted: readonly string[];
  /** Due dates skipped because no tick came in time. */
  readonly leftOut: number;
  /** Due dates that came late, for the same reason. */
  readonly late: number;
  readonly ticks: number;
  /** All other violations. */
  readonly wrongs: readonly string[];
}

export async function simulateYear({ year, each, seed }: Year): Promise<YearReport> {
  const [from, to] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  const world = await openWorld();
  const drills = await Promise.all(
    yearDrills(year, each).map(async (drill) => ({
      ...drill,
      id: (await world.create(drill.schedule, drill.closesAfterHours, from)).id,
      due: occurrences(drill.schedule, from, to),
    })),
  );
  const ticks = ticksOf(
    drills.flatMap(({ due, schedule: { zone } }) => [
      ...due.map(({ at }) => at),
      ...clockChanges(zone, year),
    ]),
    from,
    to,
    seededRandom(seed),
  );
  for (const at of ticks) await world.tick(at);

  const expected: string[] = [];
  let leftOut = 0;
  let late = 0;
  for (const { due, schedule } of drills) {
    for (const [index, { date, at }] of due.entries()) {
      const tick = ticks[firstFrom(ticks, at)] ?? Number.POSITIVE_INFINITY;
      const next = due[index + 1]?.at ?? Number.POSITIVE_INFINITY;
      if (tick - at > CATCH_UP || next <= tick) leftOut++;
      else expected.push(line(schedule, date, at, tick));
      if (tick > at) late++;
    }
  }
  const rows = world.database.connection
    .prepare<[], { id: string; drill_id: string; date: string; due_at: number; state: string }>(
      "SELECT id, drill_id, date, due_at, state FROM posting ORDER BY due_at",
    )
    .all();
  const schedules = new Map(drills.map((drill) => [drill.id, drill]));
  await world.database.close();
  const posted = rows.map(({ id, drill_id, date, due_at }) =>
    line(schedules.get(drill_id)?.schedule, date, due_at, world.shown.get(id)?.at ?? Number.NaN),
  );
  return {
    expected: expected.sort(),
    posted: posted.sort(),
    leftOut,
    late,
    ticks: ticks.length,
    wrongs: [
      ...world.failures,
      ...world.twice.map((key) => `${key} was posted twice`),
      ...unsettled(rows, world.shown),
    ],
  };
}

/** All but the last posting of each drill are revealed, once. */
function unsettled(
  rows: readonly { readonly id: string; readonly drill_id: string; readonly state: string }[],
  shown: ReadonlyMap<string, { readonly edits: number }>,
): readonly string[] {
  const last = new Map(rows.map(({ drill_id, id }) => [drill_id, id]));
  return rows
    .filter(
      ({ id, drill_id, state }) =>
        last.get(drill_id) !== id && (state !== "closed" || shown.get(id)?.edits !== 1),
    )
    .map(({ id, state }) => `posting ${id} is ${state}, edited ${shown.get(id)?.edits} times`);
}

function line(schedule: YearDrill["schedule"] | undefined, date: string, due: number, came: number): string {
  const drill = schedule === undefined ? "?" : describe(schedule);
  return `${drill}: ${date}, due ${minute(due)}, came ${minute(came)}`;
}

function minute(at: number): string {
  return Number.isNaN(at) ? "never" : new Date(at).toISOString().slice(0, 16);
}

/**
 * Every minute with something due or a clock change, some minutes around them, and others, except those in outages.
 * Outages: one per week on average, half of them shorter than the catch-up window, some longer than a day.
 */
function ticksOf(
  marked: readonly number[],
  from: number,
  to: number,
  random: () => number,
): readonly number[] {
  const minutes = new Set<number>([from, to - MINUTE]);
  for (const at of marked) {
    minutes.add(at);
    if (random() < 0.1) minutes.add(at - MINUTE);
    if (random() < 0.1) minutes.add(at + MINUTE);
  }
  for (let one = 0; one < 1000; one++)
    minutes.add(from + Math.floor((random() * (to - from)) / MINUTE) * MINUTE);
  const outages = Array.from({ length: 52 }, () => {
    const begins = from + random() * (to - from);
    return { begins, ends: begins + 2 * CATCH_UP * random() + (random() < 0.1 ? 30 * HOUR : 0) };
  });
  return [...minutes]
    .filter((at) => at >= from && at < to)
    .filter((at) => outages.every(({ begins, ends }) => at < begins || at > ends))
    .sort((a, b) => a - b);
}

/** The index of the first tick at or after `at`. */
function firstFrom(ticks: readonly number[], at: number): number {
  let [low, high] = [0, ticks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ticks[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
