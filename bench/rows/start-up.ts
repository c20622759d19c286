// Start-up: time until the page is served, and memory then, compared with bare imports.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BenchRow } from "../bench-row.ts";
import { run } from "../bots/node-process.ts";
import { dataFolder } from "../data-folder.ts";
import { interleave, median } from "../measure.ts";

const rounds = { warmUps: 2, rounds: 10 };
const bareBot = fileURLToPath(import.meta.resolve("../bots/bare-bot.ts"));

export const startUp: BenchRow = {
  name: "start-up",
  async measure() {
    mkdirSync(dataFolder, { recursive: true });
    const folder = mkdtempSync(join(dataFolder, "start-up-"));
    const environment = { PORT: "0", METRICS_PORT: "0", KUBEDRILL_DATABASE: join(folder, "kubedrill.db") };
    const memory = { ours: [] as number[], baseline: [] as number[] };
    const start = async (side: keyof typeof memory) => {
      const bot =
        side === "ours"
          ? await run(["src/cli.ts", "start"], environment, servePage)
          : await run([bareBot], {}, (line) => line === "ready");
      memory[side].push(bot.memory());
      await bot.stop();
      return bot.startUp;
    };
    try {
      // The first start also migrates the database and posts the first question, so it's a warm-up.
      const medians = await interleave(
        { ours: () => start("ours"), baseline: () => start("baseline") },
        rounds,
      );
      return [
        {
          name: "start-up, process to served page / bare imports",
          unit: "ms",
          ...medians,
          goal: { of: "ours", sign: "≤", value: 2000 },
        },
        {
          name: "memory (RSS) after start-up / bare imports",
          unit: "MB",
          ours: median(memory.ours.slice(rounds.warmUps)),
          baseline: median(memory.baseline.slice(rounds.warmUps)),
          goal: { of: "ratio", sign: "≤", value: 1.2 },
        },
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** Whether the line contains the page's address and the page loads. */
async function servePage(line: string): Promise<boolean> {
  const address = /http:\/\/\S+$/.exec(line)?.[0];
  if (address === undefined) return false;
  const response = await fetch(address);
  if (!response.ok || !(await response.text()).includes("<article"))
    throw new Error(`${address} serves no question.`);
  return true;
}
