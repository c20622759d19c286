// Answered daily buttons on Discord, durable and with a verdict, compared with a bot that only updates a button.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { BenchRow } from "../bench-row.ts";
import { dataFolder } from "../data-folder.ts";
import { type Contestant, quantile, startContestant } from "../discord/contestants.ts";
import { interleave, median } from "../measure.ts";

/** Each round has its own channel, so that every click is its member's first. */
const fast = { warmUps: 2, rounds: 6 };
const steady = { warmUps: 1, rounds: 4 };
const members = 1_000;
const AT_ONCE = 32;
const channels = fast.warmUps + fast.rounds + steady.warmUps + steady.rounds;

/** Clicks of a steady round: three seconds at 100 per second. */
const STEADY_CLICKS = 300;
const BETWEEN = 10;

export const discordAnswers: BenchRow = {
  name: "discord-answers",
  async measure() {
    mkdirSync(dataFolder, { recursive: true });
    const folder = mkdtempSync(join(dataFolder, "discord-"));
    const size = { channels, members };
    const ours = await startContestant("ours", folder, size);
    const baseline = await startContestant("baseline", folder, size);
    const cost = { ours: [] as number[], baseline: [] as number[] };
    const rush = (side: keyof typeof cost, one: Contestant) => async (round: number) => {
      const before = one.bot.processorTime();
      const perSecond = await answerAtOnce(one, round);
      if (round >= fast.warmUps) cost[side].push((one.bot.processorTime() - before) / members);
      return perSecond;
    };
    const walk = (one: Contestant) => (round: number) =>
      answerSteadily(one, fast.warmUps + fast.rounds + round);
    try {
      const throughput = await interleave(
        { ours: rush("ours", ours), baseline: rush("baseline", baseline) },
        fast,
      );
      const latency = await interleave({ ours: walk(ours), baseline: walk(baseline) }, steady);
      return [
        {
          name: `Discord buttons answered, ${AT_ONCE} at once / bare update`,
          unit: "per s",
          ...throughput,
          goal: { of: "ratio", sign: "≥", value: 0.5 },
        },
        {
          name: "processor time of an answer / of a bare update",
          unit: "ms",
          ours: median(cost.ours),
          baseline: median(cost.baseline),
        },
        {
          name: "p99 of an answer at 100 a second / bare update",
          unit: "ms",
          ...latency,
          goal: { of: "ratio", sign: "≤", value: 1.5 },
        },
      ];
    } finally {
      await ours.stop();
      await baseline.stop();
      rmSync(folder, { recursive: true });
    }
  },
};

/** Every member taps in the round's channel, with this many in parallel. Returns answers per second. */
async function answerAtOnce({ members, messages }: Contestant, round: number): Promise<number> {
  const message = messages[round];
  const waiting = members.values();
  const before = performance.now();
  const one = async () => {
    for (const member of waiting) if (message !== undefined) await member.click(message, "A");
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return (1000 * members.length) / (performance.now() - before);
}

/** A click every ten milliseconds, without waiting for replies. Returns the p99, in ms. */
async function answerSteadily({ members, messages }: Contestant, round: number): Promise<number> {
  const message = messages[round];
  const begin = performance.now();
  const clicks: Promise<number>[] = [];
  for (const [index, member] of members.slice(0, STEADY_CLICKS).entries()) {
    await sleep(Math.max(0, begin + index * BETWEEN - performance.now()));
    if (message === undefined) continue;
    const at = performance.now();
    clicks.push(member.click(message, "A").then(() => performance.now() - at));
  }
  return quantile(await Promise.all(clicks), 0.99);
}
