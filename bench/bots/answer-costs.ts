// Answered daily buttons, durable and with a verdict, compared with two bots that send the same verdict: the simplest
// one that is durable, and a bare one that stores nothing.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { BenchOptions } from "../bench-row.ts";
import { dataFolder } from "../data-folder.ts";
import { interleave, type Measurement, median, type Rounds } from "../measure.ts";
import type { Running } from "./node-process.ts";

const sides = ["ours", "durable", "bare"] as const;
export type Side = (typeof sides)[number];

export interface Contestant {
  readonly bot: Running;
  /** Clicks by members who haven't answered yet. @throws Error if one isn't answered */
  click(plan: Clicks): Promise<{ readonly perSecond: number; readonly p99: number }>;
  stop(): Promise<void>;
}

type Pace = { readonly atOnce: number } | { readonly perSecond: number };
/** @property round of this contestant, warm-ups and paces counted together */
export type Clicks = { readonly count: number; readonly round: number } & Pace;

/** What a contestant prepares for. */
export interface Size {
  readonly rounds: number;
  readonly clicksPerRound: number;
}

const AT_ONCE = 32;
const PER_SECOND = 100;

interface Plan {
  readonly rush: Rounds;
  readonly walk: Rounds;
  readonly clicks: number;
}

/**
 * A round of 1,000 clicks has ten beyond its p99: enough that one slow reply doesn't decide, while the median of six
 * rounds leaves out those in which the machine did something else. More would take over ten minutes per platform.
 */
const usual: Plan = { rush: { warmUps: 2, rounds: 6 }, walk: { warmUps: 1, rounds: 6 }, clicks: 1_000 };
const short: Plan = { rush: { warmUps: 1, rounds: 2 }, walk: { warmUps: 0, rounds: 2 }, clicks: 100 };

/** @param start starts a contestant. It may use the folder. */
export async function measureAnswers(
  platform: string,
  options: Pick<BenchOptions, "short">,
  start: (side: Side, folder: string, size: Size) => Promise<Contestant>,
): Promise<readonly Measurement[]> {
  const plan = options.short ? short : usual;
  const rounds = plan.rush.warmUps + plan.rush.rounds + plan.walk.warmUps + plan.walk.rounds;
  mkdirSync(dataFolder, { recursive: true });
  const folder = mkdtempSync(join(dataFolder, "answers-"));
  const started: Contestant[] = [];
  try {
    const contestants = {} as Record<Side, Contestant>;
    for (const side of sides) {
      contestants[side] = await start(side, folder, { rounds, clicksPerRound: plan.clicks });
      started.push(contestants[side]);
    }
    return await compare(platform, contestants, plan);
  } finally {
    for (const one of started) await one.stop();
    rmSync(folder, { recursive: true });
  }
}

async function compare(
  platform: string,
  contestants: Readonly<Record<Side, Contestant>>,
  { rush, walk, clicks: count }: Plan,
): Promise<readonly Measurement[]> {
  const cost: Record<Side, number[]> = { ours: [], durable: [], bare: [] };
  const forAll = (round: (one: Contestant, side: Side, round: number) => Promise<number>) => ({
    ours: (index: number) => round(contestants.ours, "ours", index),
    durable: (index: number) => round(contestants.durable, "durable", index),
    bare: (index: number) => round(contestants.bare, "bare", index),
  });
  const throughput = await interleave(
    forAll(async ({ bot, click }, side, round) => {
      const before = bot.processorTime();
      const { perSecond } = await click({ count, round, atOnce: AT_ONCE });
      if (round >= rush.warmUps) cost[side].push((bot.processorTime() - before) / count);
      return perSecond;
    }),
    rush,
  );
  const rushes = rush.warmUps + rush.rounds;
  const p99 = await interleave(
    forAll(async ({ click }, _, round) => {
      const plan = { count, round: rushes + round, perSecond: PER_SECOND };
      return (await click(plan)).p99;
    }),
    walk,
  );
  const processor = { ours: median(cost.ours), durable: median(cost.durable), bare: median(cost.bare) };
  const memory = { ours: contestants.ours.bot.memory(), bare: contestants.bare.bot.memory() };
  return [
    {
      name: `${platform}: answers, ${AT_ONCE} at once / simplest durable bot`,
      unit: "per s",
      ours: throughput.ours,
      baseline: throughput.durable,
      goal: { of: "ratio", sign: "≥", value: 1.1 },
    },
    {
      name: `${platform}: answers, ${AT_ONCE} at once / bare bot with the same reply`,
      unit: "per s",
      ours: throughput.ours,
      baseline: throughput.bare,
    },
    {
      name: `${platform}: CPU time per answer / simplest durable bot`,
      unit: "ms",
      ours: processor.ours,
      baseline: processor.durable,
    },
    {
      name: `${platform}: CPU time per answer / bare bot with the same reply`,
      unit: "ms",
      ours: processor.ours,
      baseline: processor.bare,
      goal: { of: "ratio", sign: "≤", value: 1.6 },
    },
    {
      name: `${platform}: p99 at ${PER_SECOND} per second / simplest durable bot`,
      unit: "ms",
      ours: p99.ours,
      baseline: p99.durable,
      goal: { of: "ratio", sign: "≤", value: 1.1 },
    },
    {
      name: `${platform}: p99 at ${PER_SECOND} per second / bare bot with the same reply`,
      unit: "ms",
      ours: p99.ours,
      baseline: p99.bare,
    },
    {
      name: `${platform}: memory (RSS) after load / bare bot`,
      unit: "MB",
      ours: memory.ours,
      baseline: memory.bare,
      goal: { of: "ratio", sign: "≤", value: 1.2 },
    },
  ];
}
