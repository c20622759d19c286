// Answered daily buttons on Slack, durable and with a verdict, compared with a bot that only replies.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { BenchRow } from "../bench-row.ts";
import { dataFolder } from "../data-folder.ts";
import { interleave, type Measurement, median } from "../measure.ts";
import { type Contestant, type Mode, startContestant } from "../slack/contestants.ts";

const fast = { warmUps: 2, rounds: 6 };
const steady = { warmUps: 1, rounds: 4 };
const AT_ONCE = 32;
const PER_SECOND = 100;
/** Every click is its member's first. */
const RUSH = 600;
const WALK = 250;
const people = RUSH * (fast.warmUps + fast.rounds) + WALK * (steady.warmUps + steady.rounds);

export const slackAnswers: BenchRow = {
  name: "slack-answers",
  async measure() {
    return [...(await measureMode("socket")), ...(await measureMode("http"))];
  },
};

async function measureMode(mode: Mode): Promise<readonly Measurement[]> {
  mkdirSync(dataFolder, { recursive: true });
  const folder = mkdtempSync(join(dataFolder, "slack-"));
  const ours = await startContestant("ours", mode, folder, people);
  const baseline = await startContestant("baseline", mode, folder, people);
  const cost = { ours: [] as number[], baseline: [] as number[] };
  const rush = (side: keyof typeof cost, one: Contestant) => async (round: number) => {
    const before = one.bot.processorTime();
    const report = await one.load({ count: RUSH, atOnce: AT_ONCE, first: round * RUSH });
    if (report.failed > 0) throw new Error(`${report.failed} clicks failed: ${report.failures.join("; ")}`);
    if (round >= fast.warmUps) cost[side].push((one.bot.processorTime() - before) / RUSH);
    return report.perSecond;
  };
  const walk = (one: Contestant) => async (round: number) => {
    const first = RUSH * (fast.warmUps + fast.rounds) + round * WALK;
    return (await one.load({ count: WALK, perSecond: PER_SECOND, first })).replyMs.p99;
  };
  try {
    const throughput = await interleave(
      { ours: rush("ours", ours), baseline: rush("baseline", baseline) },
      fast,
    );
    const latency = await interleave({ ours: walk(ours), baseline: walk(baseline) }, steady);
    return [
      {
        name: `Slack buttons answered over ${mode}, ${AT_ONCE} at once / bare ack and ephemeral`,
        unit: "per s",
        ...throughput,
        goal: { of: "ratio", sign: "≥", value: 0.7 },
      },
      {
        name: `processor time of an answer over ${mode} / bare`,
        unit: "ms",
        ours: median(cost.ours),
        baseline: median(cost.baseline),
      },
      {
        name: `p99 of an answer over ${mode} at ${PER_SECOND} a second / bare`,
        unit: "ms",
        ...latency,
        goal: { of: "ratio", sign: "≤", value: 1.5 },
      },
      {
        name: `memory (RSS) after load over ${mode} / bare`,
        unit: "MB",
        ours: ours.bot.memory(),
        baseline: baseline.bot.memory(),
        goal: { of: "ratio", sign: "≤", value: 1.2 },
      },
    ];
  } finally {
    await ours.stop();
    await baseline.stop();
    rmSync(folder, { recursive: true });
  }
}
