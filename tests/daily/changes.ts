// A year in which admins keep changing the times and zones of their drills, compared with the test's own calculation.
import type { Occurrence, Schedule } from "../../src/core/drill-calendar.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { freshId } from "../support/storage/storage.ts";
import { occurrences } from "./wall-clock.ts";
import { HOUR, MINUTE, openWorld } from "./world.ts";
import { times, weeks, zones } from "./year-drills.ts";

const DAY = 24 * HOUR;

export interface ChangesReport {
  /** Expected and actual postings: drill, schedule, date, minute. */
  readonly expected: readonly string[];
  readonly posted: readonly string[];
  readonly changes: number;
  /** The shortest time between two postings of a drill, in hours. */
  readonly least: number;
  readonly wrongs: readonly string[];
}

/** A drill in the test's own calculation. */
interface Reckoned {
  readonly id: string;
  schedule: Schedule;
  paused: boolean;
  last: Occurrence | undefined;
  next: Occurrence | undefined;
}

/** Each drill is changed, paused or resumed about every third day. */
export async function simulateChanges(year: number, count: number, seed: number): Promise<ChangesReport> {
  const [from, to] = [Date.UTC(year, 0, 2), Date.UTC(year + 1, 0, 1)];
  const random = seededRandom(seed);
  const world = await openWorld();
  const expected: string[] = [];
  const drills: Reckoned[] = [];
  for (let one = 0; one < count; one++) {
    const schedule = anySchedule(random);
    const { id } = await world.create(schedule, undefined, from);
    drills.push({ id, schedule, paused: false, last: undefined, next: nextFrom(schedule, from) });
  }
  let changes = 0;
  let now = from;
  for (;;) {
    const due = Math.min(...drills.map(({ next }) => next?.at ?? to));
    // Changes come between due minutes, or exactly at one.
    const between = now + MINUTE * Math.floor(1 + random() * ((3 * DAY) / count / MINUTE) * 2);
    now = Math.min(due, between);
    if (now >= to) break;
    if (now === between || random() < 0.02) {
      const drill = drills[Math.floor(random() * count)];
      if (drill !== undefined) await change(drill);
      changes++;
    }
    await world.tick(now);
    for (const drill of drills) {
      if (drill.next === undefined || drill.next.at > now) continue;
      expected.push(line(drill.id, drill.next.date, now));
      drill.last = { date: drill.next.date, at: now };
      drill.next = nextFrom(drill.schedule, now + MINUTE, drill.last.date);
    }
  }

  /** An admin changes something. After that, no date repeats, and 12 hours pass after the last question. */
  async function change(drill: Reckoned): Promise<void> {
    if (random() < 0.2) {
      drill.paused = !drill.paused;
      if (drill.paused) await world.storage.drills.pause(drill.id, undefined, now, freshId());
      else await world.storage.drills.resume(drill.id, now);
    } else {
      const schedule = anyChange(random);
      drill.schedule = { ...drill.schedule, ...schedule };
      await world.storage.drills.change(drill.id, { schedule }, now);
    }
    const { schedule, last, next } = drill;
    if (drill.paused) drill.next = undefined;
    else if (next === undefined || next.at > now || !isNamed(schedule, next))
      drill.next = nextFrom(
        schedule,
        Math.max(now + MINUTE, (last?.at ?? Number.NEGATIVE_INFINITY) + 12 * HOUR),
        last?.date,
      );
  }

  const rows = world.database.connection
    .prepare<[], { id: string; drill_id: string; date: string }>("SELECT id, drill_id, date FROM posting")
    .all();
  await world.database.close();
  return {
    expected: expected.sort(),
    posted: rows.map(({ id, drill_id, date }) => line(drill_id, date, world.shown.get(id)?.at ?? 0)).sort(),
    changes,
    least: leastBetween(rows.map(({ id, drill_id }) => [drill_id, world.shown.get(id)?.at ?? 0] as const)),
    wrongs: [...world.failures, ...world.twice],
  };
}

/** The first occurrence from `from` on (epoch ms) on a later date than `after`; every schedule names a day a week. */
function nextFrom(schedule: Schedule, from: number, after = ""): Occurrence | undefined {
  return occurrences(schedule, from, from + 10 * DAY).find(({ date }) => date > after);
}

function isNamed(schedule: Schedule, { at, date }: Occurrence): boolean {
  return occurrences(schedule, at, at + MINUTE).some((one) => one.date === date);
}

function anySchedule(random: () => number): Schedule {
  return {
    time: pick(times, random),
    zone: pick(zones, random),
    weekdays: pick(weeks, random),
    holidays: [],
  };
}

function anyChange(random: () => number): Partial<Schedule> {
  const { time, zone, weekdays } = anySchedule(random);
  return pick<Partial<Schedule>>([{ time }, { zone }, { time, zone }, { time, zone }, { weekdays }], random);
}

function pick<T>(all: readonly T[], random: () => number): T {
  return all[Math.floor(random() * all.length)] as T;
}

function line(drill: string, date: string, at: number): string {
  return `${drill}: ${date}, ${new Date(at).toISOString().slice(0, 16)}`;
}

function leastBetween(came: readonly (readonly [string, number])[]): number {
  const gaps = [...Map.groupBy(came, ([drill]) => drill).values()].flatMap((ofDrill) => {
    const times = ofDrill.map(([, at]) => at).sort((a, b) => a - b);
    return times.slice(1).map((at, index) => at - (times[index] ?? 0));
  });
  return Math.min(...gaps) / HOUR;
}
