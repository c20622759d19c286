// A bot in its own process, ours or a bare one, on a local Discord.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { DiscordServer } from "../../tests/discord-server/server.ts";

const root = join(import.meta.dirname, "..", "..");
const bareBot = fileURLToPath(import.meta.resolve("./bare-button-bot.ts"));

export interface BotProcess {
  /** From spawn to ready, in ms. */
  readonly startUp: number;
  /** Resident memory, in MB. */
  memory(): number;
  /** Processor time so far, of all threads, in ms. */
  processorTime(): number;
  stop(): Promise<void>;
}

/** Our bot, on this database. */
export function startKubedrill(discord: DiscordServer, database: string): Promise<BotProcess> {
  const environment = { PORT: "0", METRICS_PORT: "0", KUBEDRILL_DATABASE: database };
  return start(discord, ["src/cli.ts", "start"], environment, (line) => /http:/.test(line));
}

/** The bare bot. @param post whether it posts a button into each channel */
export function startBare(discord: DiscordServer, post: boolean): Promise<BotProcess> {
  return start(discord, [bareBot, ...(post ? ["--post"] : [])], {}, (line) => line === "ready");
}

async function start(
  { token, api }: DiscordServer,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  isReady: (line: string) => boolean,
): Promise<BotProcess> {
  const before = performance.now();
  const child = spawn(process.execPath, [...extraFlags(environment), ...words], {
    cwd: root,
    env: { ...process.env, DISCORD_TOKEN: token, DISCORD_API_URL: api, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(child.stdout)) {
    if (isReady(line)) return running(child, performance.now() - before);
  }
  throw new Error(`node ${words.join(" ")} ended before it was ready.`);
}

/** For debugging: BENCH_NODE_FLAGS="--cpu-prof" profiles our bot. */
function extraFlags(environment: Readonly<Record<string, string>>): readonly string[] {
  const flags = process.env.BENCH_NODE_FLAGS;
  return flags && "KUBEDRILL_DATABASE" in environment ? flags.split(" ") : [];
}

function running(child: ChildProcess, startUp: number): BotProcess {
  child.stdout?.resume();
  return {
    startUp,
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    processorTime() {
      const [user = 0, system = 0] =
        readFileSync(`/proc/${child.pid}/stat`, "utf8")
          .split(") ")[1]
          ?.split(" ")
          .slice(11, 13)
          .map(Number) ?? [];
      return (user + system) * TICK;
    },
    async stop() {
      const exit = once(child, "exit");
      child.kill();
      await exit;
    },
  };
}

/** Linux's unit of processor time, in ms. */
const TICK = 10;
