// The environment as a checked value: each variable is named here and nowhere else.
import { join } from "node:path";
import { z } from "zod";
import { SetupError } from "./app/errors.ts";

const root = join(import.meta.dirname, "..");

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65_535);

/** What each variable takes, as an error says it. */
const variables = {
  PORT: [port.default(3000), "a port number from 0 to 65535 (0: any free one)"],
  HOST: [z.string().min(1).default("127.0.0.1"), "an address to listen on, such as 127.0.0.1"],
  METRICS_PORT: [port.optional(), "a port number from 0 to 65535 (0: any free one)"],
  KUBEDRILL_DATABASE: [z.string().min(1).default("data/kubedrill.db"), "the path of a SQLite file"],
  KUBEDRILL_CONTENT: [z.string().min(1).default(join(root, "content")), "the path of a content folder"],
  KUBEDRILL_PLAYGROUND: [z.enum(["auto", "on", "off"]).default("auto"), "one of: auto, on, off"],
  LOG_LEVEL: [
    z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("warn"),
    "one of: trace, debug, info, warn, error, fatal, silent",
  ],
} as const;

const schema = z.object({
  PORT: variables.PORT[0],
  HOST: variables.HOST[0],
  METRICS_PORT: variables.METRICS_PORT[0],
  KUBEDRILL_DATABASE: variables.KUBEDRILL_DATABASE[0],
  KUBEDRILL_CONTENT: variables.KUBEDRILL_CONTENT[0],
  KUBEDRILL_PLAYGROUND: variables.KUBEDRILL_PLAYGROUND[0],
  LOG_LEVEL: variables.LOG_LEVEL[0],
});

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Undefined: the usual port, or any free one where that is taken. */
  readonly metricsPort: number | undefined;
  readonly database: string;
  readonly content: string;
  readonly playground: "auto" | "on" | "off";
  readonly logLevel: string;
  readonly migrations: string;
}

/** Reads the environment; empty variables count as unset. @throws SetupError that names every bad one. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0]) as keyof typeof variables));
    const sentences = [...names].map(
      (name) => `${name} must be ${variables[name][1]}; it is “${given[name]}”.`,
    );
    throw new SetupError(sentences.join("\n"));
  }
  const values = parsed.data;
  return {
    host: values.HOST,
    port: values.PORT,
    metricsPort: values.METRICS_PORT,
    database: values.KUBEDRILL_DATABASE,
    content: values.KUBEDRILL_CONTENT,
    playground: values.KUBEDRILL_PLAYGROUND,
    logLevel: values.LOG_LEVEL,
    migrations: join(root, "migrations"),
  };
}
