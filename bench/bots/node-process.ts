// A process of Node in the repository: a bot or a local Slack.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = join(import.meta.dirname, "..", "..");

export interface Running {
  /** The printed line that announced readiness. */
  readonly line: string;
  /** From spawn to ready, in ms. */
  readonly startUp: number;
  /** Resident memory, in MB. */
  memory(): number;
  /** Processor time so far, of all threads, in ms. */
  processorTime(): number;
  stop(): Promise<void>;
}

/** Linux's unit of processor time, in ms. */
const TICK = 10;

type Environment = Readonly<Record<string, string>>;

/** How Node runs a bot, in addition to the usual. */
export interface NodeOptions {
  readonly flags: readonly string[];
  readonly environment: Environment;
}

/** Runs Node until `isReady` accepts a printed line. @throws Error if it ends before */
export async function run(
  words: readonly string[],
  environment: Environment,
  isReady: (line: string) => boolean | Promise<boolean>,
): Promise<Running> {
  const before = performance.now();
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    for await (const line of createInterface(child.stdout)) {
      if (await isReady(line)) return running(child, line, performance.now() - before);
    }
  } catch (error) {
    child.kill();
    throw error;
  }
  throw new Error(`node ${words.join(" ")} ended before it was ready.`);
}

/** Runs our bot until it serves. BENCH_NODE_FLAGS="--cpu-prof" profiles it. */
export function runKubedrill(environment: Environment, flags: readonly string[] = []): Promise<Running> {
  const wanted = process.env.BENCH_NODE_FLAGS?.split(" ") ?? [];
  return run(
    [...wanted, ...flags, "src/cli.ts", "start"],
    { PORT: "0", METRICS_PORT: "0", ...environment },
    (line) => /http:/.test(line),
  );
}

function running(child: ChildProcess, line: string, startUp: number): Running {
  child.stdout?.resume();
  return {
    line,
    startUp,
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
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await exit;
    },
  };
}
