// A local Slack and a bot on it, each in its own process.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = join(import.meta.dirname, "..", "..");

export interface Running {
  /** The printed line that announced readiness. */
  readonly line: string;
  /** Resident memory, in MB. */
  memory(): number;
  /** Processor time so far, of all threads, in ms. */
  processorTime(): number;
  stop(): Promise<void>;
}

/** Linux's unit of processor time, in ms. */
const TICK = 10;

/** Runs Node in the repository until `isReady` accepts a printed line. */
export async function run(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  isReady: (line: string) => boolean,
): Promise<Running> {
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(child.stdout)) {
    if (isReady(line)) return running(child, line);
  }
  throw new Error(`node ${words.join(" ")} ended before it was ready.`);
}

function running(child: ChildProcess, line: string): Running {
  child.stdout?.resume();
  return {
    line,
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    processorTime() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      const [user = 0, system = 0] = fields.slice(11, 13).map(Number);
      return (user + system) * TICK;
    },
    async stop() {
      const exit = once(child, "exit");
      child.kill();
      await exit;
    },
  };
}
