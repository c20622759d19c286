// Load for benches: many interactions at once, or so many a second.
import { setTimeout as wait } from "node:timers/promises";

export interface LoadPlan {
  readonly count: number;
  /** This many are under way all the time… */
  readonly atOnce?: number;
  /** …or this many start every second, no matter how many still run. */
  readonly perSecond?: number;
  /** One interaction. @returns ms until the ack, and until the answer was seen where it was awaited */
  readonly act: (index: number) => Promise<Timing>;
}

export interface Timing {
  readonly ackMs: number;
  readonly replyMs: number | undefined;
}

interface Quantiles {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface LoadReport {
  readonly done: number;
  readonly failed: number;
  /** The first failures' words. */
  readonly failures: readonly string[];
  readonly seconds: number;
  readonly perSecond: number;
  readonly ackMs: Quantiles;
  readonly replyMs: Quantiles;
}

export async function runLoad({ count, atOnce, perSecond, act }: LoadPlan): Promise<LoadReport> {
  const timings: Timing[] = [];
  const failures: string[] = [];
  let failed = 0;
  const actOnce = async (index: number) => {
    try {
      timings.push(await act(index));
    } catch (error) {
      failed += 1;
      if (failures.length < 3) failures.push(String(error));
    }
  };

  const start = performance.now();
  if (perSecond === undefined) await runAtOnce(count, atOnce ?? 1, actOnce);
  else await runAtRate(count, perSecond, actOnce);
  const seconds = (performance.now() - start) / 1_000;
  const done = timings.length;
  return {
    done,
    failed,
    failures,
    seconds: round(seconds),
    perSecond: round(done / seconds),
    ackMs: quantiles(timings.map(({ ackMs }) => ackMs)),
    replyMs: quantiles(timings.flatMap(({ replyMs }) => (replyMs === undefined ? [] : [replyMs]))),
  };
}

async function runAtOnce(
  count: number,
  atOnce: number,
  act: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      next += 1;
      await act(next - 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** Each begins at its time; a late timer makes up for what is due. */
async function runAtRate(
  count: number,
  perSecond: number,
  act: (index: number) => Promise<void>,
): Promise<void> {
  const start = performance.now();
  const under: Promise<void>[] = [];
  while (under.length < count) {
    const due = Math.min(count, 1 + Math.floor(((performance.now() - start) * perSecond) / 1_000));
    while (under.length < due) under.push(act(under.length));
    await wait(1);
  }
  await Promise.all(under);
}

function quantiles(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
