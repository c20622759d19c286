// Bolt's logging in ours: warnings and errors only, without tokens, and without ids of people and places.
import { type Logger, LogLevel } from "@slack/bolt";

/** Where failures are logged; pino's loggers fit. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Bolt logs whole payloads below “warn”: they never get out. */
export function boltLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: (...words) => log.warn({}, `Slack: ${masked(words)}`),
    error: (...words) => log.error({}, `Slack: ${masked(words)}`),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

/** What an error says, without secrets and ids. */
export function sayError(error: unknown): string {
  return masked([error]);
}

/** Enough for every error of ours and of the SDKs; a proxy's page can have megabytes. */
const LONGEST = 400;

function masked(words: readonly unknown[]): string {
  const text = words
    .map((word) => (word instanceof Error ? word.message : typeof word === "string" ? word : ""))
    .join(" ")
    .trim()
    .replaceAll(/\bx(?:ox[a-z]|app)[-.][\w.-]+/g, "[token]")
    .replaceAll(/\b[ABCDEFGTUWX][0-9A-Z]{7,}\b/g, "[id]")
    .replaceAll(/([?&](?:code|state|token)=)[^&\s]+/g, "$1[…]");
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
