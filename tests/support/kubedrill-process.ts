// A real Kubedrill process with its own database, reached over loopback.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The repository. */
export const root = join(import.meta.dirname, "..", "..");

/** A command that takes longer hangs, in ms. */
const LONGEST_RUN = 45_000;

type Environment = Readonly<Record<string, string>>;

/** The program that starts a command line, and its first arguments. */
export type Program = readonly [string, ...string[]];

/** The command line as npm scripts call it. */
export const kubedrill: Program = [process.execPath, join(root, "src", "cli.ts")];

export interface KubedrillProcess {
  readonly address: string;
  readonly database: string;
  readonly child: ChildProcess;
  /** Everything on standard output so far. */
  out(): string;
  /** Everything on standard error so far: the logs. */
  log(): string;
  /** Kills it, like a power cut, and waits until it's gone. */
  kill(): Promise<void>;
  /** Asks it to stop, and resolves to its exit code. */
  stop(signal?: "SIGTERM" | "SIGINT"): Promise<number | null>;
}

/** A process that may not have printed its address yet. */
export interface StartingProcess {
  /** Resolves when it has printed its address; rejects with its output if it ends first. */
  readonly started: Promise<KubedrillProcess>;
  readonly child: ChildProcess;
  kill(): Promise<void>;
}

/** A new folder for one test. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "kubedrill-"));
}

/** A path in a new folder for a database that doesn't exist yet. */
export function temporaryDatabase(): string {
  return join(temporaryFolder(), "kubedrill.db");
}

/** Starts `kubedrill start` and resolves when it has printed its address. Rejects with its output if it ends first. */
export function startProcess(
  database: string,
  environment?: Environment,
  program?: Program,
): Promise<KubedrillProcess> {
  return beginStart(database, environment, program).started;
}

/** Begins `kubedrill start` without waiting for it. */
export function beginStart(
  database: string,
  environment: Environment = {},
  program: Program = kubedrill,
): StartingProcess {
  const { child, out, err } = spawnCli(program, ["start"], {
    PORT: "0",
    METRICS_PORT: "0",
    KUBEDRILL_DATABASE: database,
    TZ: "Europe/Berlin",
    LOG_LEVEL: "info",
    ...environment,
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, "exit");
      child.kill(signal);
      await exit;
    }
    return child.exitCode;
  };
  const kill = async () => void (await end("SIGKILL"));
  const started = new Promise<KubedrillProcess>((resolve, reject) => {
    child.stdout?.on("data", () => {
      const address = /(http:\/\/[^\s/]+)[^\n]*\n/.exec(out())?.[1];
      if (address === undefined) return;
      resolve({ address, database, child, out, log: err, kill, stop: (signal = "SIGTERM") => end(signal) });
    });
    child.once("exit", (code) => reject(new Error(`kubedrill start ended with ${code}:\n${err()}`)));
  });
  return { started, child, kill };
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line to its end. */
export async function runCli(
  words: readonly string[],
  environment: Environment = {},
  program: Program = kubedrill,
): Promise<Ended> {
  const { child, out, err } = spawnCli(program, words, environment);
  const tooLong = setTimeout(() => child.kill("SIGKILL"), LONGEST_RUN);
  const [code] = (await once(child, "close")) as [number | null];
  clearTimeout(tooLong);
  return { code, out: out(), err: err() };
}

function spawnCli([program, ...first]: Program, words: readonly string[], environment: Environment) {
  const child = spawn(program, [...first, ...words], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { child, out: collect(child.stdout), err: collect(child.stderr) };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = "";
  stream.setEncoding("utf8").on("data", (chunk) => {
    text += chunk;
  });
  return () => text;
}
