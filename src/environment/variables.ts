// All environment variables. No other file names them.
import { isIP } from "node:net";
import { join } from "node:path";
import { z } from "zod";
import { isPostgres } from "../storage/postgres/postgres-address.ts";
import { isFilePath } from "./file-path.ts";
import { looksRandom } from "./secret-strength.ts";

/** The repository. */
export const root = join(import.meta.dirname, "../..");

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65_535);
/** Valid in an HTTP header or a signature: printable ASCII. */
const word = z.string().regex(/^[!-~]+$/);
const path = z.string().refine(isFilePath);
const host = z.string().refine((name) => isIP(name) !== 0 || /^[a-z0-9_.-]+$/i.test(name));
/** An address that a path can be added to: no user, query, or fragment. */
const address = z
  .string()
  .regex(/^https?:\/\/[^@?#\s]+$/i)
  .refine(URL.canParse)
  .transform((url) => url.replace(/(?<!\/)\/+$/, ""));

const DAY = 86_400_000;
/** Days, as ms. */
const days = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/)
    .refine((text) => Number(text) >= minimum && Number(text) <= maximum)
    .transform((text) => Number(text) * DAY);

/** Every variable, as a checked value. */
export const schema = z.object({
  PORT: port.default(3000),
  HOST: host.default("127.0.0.1"),
  PUBLIC_URL: address.optional(),
  METRICS_HOST: host.default("127.0.0.1"),
  METRICS_PORT: port.optional(),
  KUBEDRILL_DATABASE: z
    .string()
    .refine((text) => isPostgres(text) || isFilePath(text))
    .default("data/kubedrill.db"),
  KUBEDRILL_CONTENT: path.default(join(root, "content")),
  KUBEDRILL_PLAYGROUND: z.enum(["auto", "on", "off"]).default("auto"),
  KUBEDRILL_CATCH_UP_HOURS: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .refine((hours) => hours >= 1 && hours <= 20)
    .default(6),
  KUBEDRILL_KEEP_INACTIVE_DAYS: days(30, 3_650).optional(),
  KUBEDRILL_PURGE_AFTER_UNINSTALL_DAYS: days(1, 365).default(30 * DAY),
  KUBEDRILL_SECRET: z.string().refine(looksRandom).optional(),
  KUBEDRILL_SECRET_OLD: z.string().transform(readSecrets).optional(),
  DISCORD_TOKEN: word.optional(),
  DISCORD_API_URL: address.optional(),
  DISCORD_GUILD: z
    .string()
    .regex(/^\d{17,20}$/)
    .optional(),
  DISCORD_SHARDS: z
    .string()
    .regex(/^(auto|\d{1,5}-\d{1,5}\/\d{1,5})$/)
    .refine(isShardRange)
    .default("auto"),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-[!-~]+$/)
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-[!-~]+$/)
    .optional(),
  SLACK_SIGNING_SECRET: word.optional(),
  SLACK_CLIENT_ID: word.optional(),
  SLACK_CLIENT_SECRET: word.optional(),
  SLACK_STATE_SECRET: word.optional(),
  SLACK_API_URL: address.optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("warn"),
});

export type Values = z.infer<typeof schema>;

export const names = Object.keys(schema.shape) as (keyof Values)[];

/** Secrets: each can also come from the file that the variable with _FILE at its end names. */
export const secretNames = [
  "KUBEDRILL_DATABASE",
  "KUBEDRILL_SECRET",
  "KUBEDRILL_SECRET_OLD",
  "DISCORD_TOKEN",
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_SECRET",
  "SLACK_STATE_SECRET",
] as const satisfies readonly (keyof Values)[];

/** What each variable accepts, for error messages. */
export const takes: Readonly<Record<keyof typeof schema.shape, string>> = {
  PORT: "a port number from 0 to 65535 (0: any free one)",
  HOST: "an IP address or a host name to listen on, without a port, such as 127.0.0.1",
  PUBLIC_URL:
    "the https address of this server, without user, query and fragment, such as https://kubedrill.example.com",
  METRICS_HOST:
    "an IP address or a host name to listen on for metrics, without a port, such as 0.0.0.0 in a container",
  METRICS_PORT: "a port number from 0 to 65535 (0: any free one)",
  KUBEDRILL_DATABASE: "the path of a SQLite file, or an address that begins with postgres://",
  KUBEDRILL_CONTENT: "the path of a content folder",
  KUBEDRILL_PLAYGROUND: "one of: auto, on, off",
  KUBEDRILL_CATCH_UP_HOURS: "hours from 1 to 20",
  KUBEDRILL_KEEP_INACTIVE_DAYS: "days from 30 to 3650; leave it out to keep everyone",
  KUBEDRILL_PURGE_AFTER_UNINSTALL_DAYS: "days from 1 to 365",
  KUBEDRILL_SECRET:
    "at least 32 random characters, such as `openssl rand -base64 32` prints (keep a former value in KUBEDRILL_SECRET_OLD)",
  KUBEDRILL_SECRET_OLD: "what KUBEDRILL_SECRET was before, several values with commas between them",
  DISCORD_TOKEN: "the bot's token, from the Bot page of your Discord application",
  DISCORD_API_URL: "an http address; leave it out for the real Discord",
  DISCORD_GUILD: "the id of a Discord server (17 to 20 digits)",
  DISCORD_SHARDS: "auto, or a range of shards such as 0-3/16 (the first four of sixteen)",
  SLACK_BOT_TOKEN: "a token that begins with xoxb-",
  SLACK_APP_TOKEN: "a token that begins with xapp-",
  SLACK_SIGNING_SECRET: "the signing secret, from the Basic Information page of your Slack app",
  SLACK_CLIENT_ID: "the client id, from the Basic Information page of your Slack app",
  SLACK_CLIENT_SECRET: "the client secret, from the Basic Information page of your Slack app",
  SLACK_STATE_SECRET: "a secret of your own that no one can guess",
  SLACK_API_URL: "an http address; leave it out for the real Slack",
  LOG_LEVEL: "one of: trace, debug, info, warn, error, fatal, silent",
};

/** Splits at commas. Secrets can contain commas, too. */
function readSecrets(text: string): readonly string[] {
  const parts = text.split(",").map((part) => part.trim());
  return [...new Set([text, ...parts])].filter((secret) => secret !== "");
}

function isShardRange(text: string): boolean {
  const [first = 0, last = 0, all = 0] = text.split(/[-/]/).map(Number);
  return text === "auto" || (first <= last && last < all);
}
