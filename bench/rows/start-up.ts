// Start-up: time until the page is served, and memory then, compared with bare imports.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { BenchRow } from "../bench-row.ts";
import { dataFolder } from "../data-folder.ts";
import { interleave, median } from "../measure.ts";

const rounds = { warmUps: 2, rounds: 10 };
const root = join(import.meta.dirname, "..", "..");
const bareBot = fileURLToPath(import.meta.resolve("../bare-bot.ts"));

export const startUp: BenchRow = {
  name: "start-up",
  async measure() {
    mkdirSync(dataFolder, { recursive: true });
    const folder = mkdtempSync(join(dataFolder, "start-up-"));
    const environment = { PORT: "0", METRICS_PORT: "0", KUBEDRILL_DATABASE: join(folder, "kubedrill.db") };
    const memory = { ours: [] as number[], baseline: [] as number[] };
    const start = async (side: keyof typeof memory) => {
      const { elapsed, megabytes } =
        side === "ours"
          ? await launch(["src/cli.ts", "start"], environment, servePage)
          : await launch([bareBot], {}, async (line) => line === "ready");
      memory[side].push(megabytes);
      return elapsed;
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

/** Runs Node until `isReady` accepts a printed line; returns the time (ms) and the memory. */
async function launch(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  isReady: (line: string) => Promise<boolean>,
): Promise<{ readonly elapsed: number; readonly megabytes: number }> {
  const before = performance.now();
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complaints = "";
  child.stderr.on("data", (chunk) => {
    complaints += chunk;
  });
  const exit = once(child, "exit");
  try {
    for await (const line of createInterface(child.stdout)) {
      if (!(await isReady(line))) continue;
      return { elapsed: performance.now() - before, megabytes: residentMemory(child.pid) };
    }
    throw new Error(`node ${words.join(" ")} ended before it was ready:\n${complaints}`);
  } finally {
    child.kill();
    await exit;
  }
}

/** Resident memory of a running process, in MB, from Linux's /proc. */
function residentMemory(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
