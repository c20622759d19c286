// The environment as a checked value: each variable is named here and nowhere else.
import { join } from "node:path";
import { z } from "zod";
import { SetupError } from "./ports/errors.ts";

const root = join(import.meta.dirname, "..");

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65_535);
const word = z.string().regex(/^\S+$/);
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));

const schema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  PUBLIC_URL: address.optional(),
  METRICS_PORT: port.optional(),
  KUBEDRILL_DATABASE: z.string().min(1).default("data/kubedrill.db"),
  KUBEDRILL_CONTENT: z.string().min(1).default(join(root, "content")),
  KUBEDRILL_PLAYGROUND: z.enum(["auto", "on", "off"]).default("auto"),
  KUBEDRILL_CATCH_UP_HOURS: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .refine((hours) => hours >= 1 && hours <= 20)
    .default(6),
  KUBEDRILL_SECRET: z.string().min(32).optional(),
  DISCORD_TOKEN: word.optional(),
  DISCORD_API_URL: address.optional(),
  DISCORD_GUILD: z
    .string()
    .regex(/^\d{17,20}$/)
    .optional(),
  DISCORD_SHARDS: z
    .string()
    .regex(/^(auto|\d{1,5}-\d{1,5}\/\d{1,5})$/)
    .default("auto"),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-\S+$/)
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-\S+$/)
    .optional(),
  SLACK_SIGNING_SECRET: word.optional(),
  SLACK_CLIENT_ID: word.optional(),
  SLACK_CLIENT_SECRET: word.optional(),
  SLACK_STATE_SECRET: word.optional(),
  SLACK_API_URL: address.optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("warn"),
});

/** What each variable takes, as an error says it. */
const takes: Readonly<Record<keyof typeof schema.shape, string>> = {
  PORT: "a port number from 0 to 65535 (0: any free one)",
  HOST: "an address to listen on, such as 127.0.0.1",
  PUBLIC_URL: "the https address under which this server is reached, such as https://kubedrill.example.com",
  METRICS_PORT: "a port number from 0 to 65535 (0: any free one)",
  KUBEDRILL_DATABASE: "the path of a SQLite file, or a postgres:// address",
  KUBEDRILL_CONTENT: "the path of a content folder",
  KUBEDRILL_PLAYGROUND: "one of: auto, on, off",
  KUBEDRILL_CATCH_UP_HOURS: "hours from 1 to 20",
  KUBEDRILL_SECRET: "at least 32 characters, such as `openssl rand -base64 32` prints",
  DISCORD_TOKEN: "the bot's token, from the Bot page of your Discord application",
  DISCORD_API_URL: "an http address; leave it out for the real Discord",
  DISCORD_GUILD: "the id of a Discord server (17 to 20 digits)",
  DISCORD_SHARDS: "auto, or a range such as 0-3/16",
  SLACK_BOT_TOKEN: "a token that begins with xoxb-",
  SLACK_APP_TOKEN: "a token that begins with xapp-",
  SLACK_SIGNING_SECRET: "the signing secret, from the Basic Information page of your Slack app",
  SLACK_CLIENT_ID: "the client id, from the Basic Information page of your Slack app",
  SLACK_CLIENT_SECRET: "the client secret, from the Basic Information page of your Slack app",
  SLACK_STATE_SECRET: "a word of your own that nobody can guess",
  SLACK_API_URL: "an http address; leave it out for the real Slack",
  LOG_LEVEL: "one of: trace, debug, info, warn, error, fatal, silent",
};

export interface DiscordConfig {
  readonly token: string;
  /** Undefined: the real Discord. */
  readonly apiUrl: string | undefined;
  /** Registers commands in this server alone, where they change at once. */
  readonly guild: string | undefined;
  /** `auto`, or a range such as `0-3/16`. */
  readonly shards: string;
}

/** One workspace over a socket, or many over signed HTTP. */
export type SlackConfig = { readonly apiUrl: string | undefined } & (
  | { readonly mode: "socket"; readonly botToken: string; readonly appToken: string }
  | {
      readonly mode: "http";
      readonly signingSecret: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      readonly publicUrl: string;
      /** Encrypts the workspaces' tokens at rest. */
      readonly secret: string;
    }
);

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Undefined: the usual port, or any free one where that is taken. */
  readonly metricsPort: number | undefined;
  readonly database: string;
  readonly content: string;
  readonly playground: "auto" | "on" | "off";
  /** How late a missed question is still asked, in hours. */
  readonly catchUpHours: number;
  readonly discord: DiscordConfig | undefined;
  readonly slack: SlackConfig | undefined;
  readonly logLevel: string;
  readonly migrations: string;
}

type Values = z.infer<typeof schema>;

/** Reads the environment; empty variables count as unset. @throws SetupError that names every bad one. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0]) as keyof Values));
    throw new SetupError([...names].map((name) => explain(name, given[name])).join("\n"));
  }
  const values = parsed.data;
  return {
    host: values.HOST,
    port: values.PORT,
    metricsPort: values.METRICS_PORT,
    database: values.KUBEDRILL_DATABASE,
    content: values.KUBEDRILL_CONTENT,
    playground: values.KUBEDRILL_PLAYGROUND,
    catchUpHours: values.KUBEDRILL_CATCH_UP_HOURS,
    discord: readDiscord(values),
    slack: readSlack(values),
    logLevel: values.LOG_LEVEL,
    migrations: join(root, "migrations"),
  };
}

/** Secrets are never repeated: errors end up in logs. */
function explain(name: keyof Values, value: string | undefined): string {
  const secret = /TOKEN|SECRET|DATABASE/.test(name);
  return `${name} must be ${takes[name]}; ${secret ? "what it is set to is not." : `it is “${value}”.`}`;
}

function readDiscord(values: Values): DiscordConfig | undefined {
  if (values.DISCORD_TOKEN === undefined) return undefined;
  return {
    token: values.DISCORD_TOKEN,
    apiUrl: values.DISCORD_API_URL,
    guild: values.DISCORD_GUILD,
    shards: values.DISCORD_SHARDS,
  };
}

const socketVariables = ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"] as const;
const httpVariables = [
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_ID",
  "SLACK_CLIENT_SECRET",
  "SLACK_STATE_SECRET",
  "PUBLIC_URL",
  "KUBEDRILL_SECRET",
] as const;

function readSlack(values: Values): SlackConfig | undefined {
  const apiUrl = values.SLACK_API_URL;
  const socket = socketVariables.some((name) => values[name] !== undefined);
  const http = httpVariables.slice(0, 4).some((name) => values[name] !== undefined);
  if (socket && http) {
    throw new SetupError(
      `Choose one way to reach Slack: ${socketVariables.join(" and ")} for one workspace, or ${httpVariables.join(", ")} for many. Both are set.`,
    );
  }
  if (socket) {
    const [botToken, appToken] = all(values, socketVariables, "Slack over a socket");
    return { mode: "socket", apiUrl, botToken, appToken };
  }
  if (!http) return undefined;
  const [signingSecret, clientId, clientSecret, stateSecret, publicUrl, secret] = all(
    values,
    httpVariables,
    "Slack over HTTP",
  );
  return { mode: "http", apiUrl, signingSecret, clientId, clientSecret, stateSecret, publicUrl, secret };
}

/** The values of variables that are only useful together. @throws SetupError that names what is missing. */
function all<const N extends readonly (keyof Values)[]>(values: Values, names: N, what: string) {
  const missing = names.filter((name) => values[name] === undefined);
  if (missing.length > 0) {
    const each = missing.map((name) => `${name} (${takes[name]})`);
    throw new SetupError(
      `${what} needs ${missing.length === 1 ? "one more variable" : "more variables"}: ${each.join("; ")}.`,
    );
  }
  return names.map((name) => values[name]) as { [I in keyof N]: string };
}
