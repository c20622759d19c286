// What Discord's errors mean to the app: which ones it can act on, and what an admin reads.
import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { PlatformError } from "../../ports/platform-error.ts";
import { ForeignAnswer } from "./guard-response.ts";

/** The shortest wait if Discord names none: for its outages, and for a network that is down. In ms. */
const OUTAGE = 10_000;
const NO_TOKEN = 300_000;

/** For the operator. */
export const SET_TOKEN =
  "Discord does not take this token any more. Set DISCORD_TOKEN to the one of the Bot page, and start again.";
/** For members and admins. */
const TOKEN_REFUSED = "Discord no longer takes Kubedrill's token. The operator has to set a new one.";
const BUSY = "Discord takes no more of this for now.";
const UNREACHABLE = "Discord cannot be reached, or has an outage.";
const FOREIGN =
  "Something between Kubedrill and Discord answered instead of Discord, such as a proxy or a firewall. I try again.";

/** Discord's own codes start here; smaller ones only repeat the status. */
const FIRST_CODE = 10_000;

/** How many characters of Discord's words to pass on. */
const MOST_SAID = 200;

/** The code of Cloudflare, in front of Discord, when it blocks us. */
const BLOCKED = 40333;

const byCode: Readonly<Record<number, readonly [PlatformError["refusal"], string]>> = {
  10003: ["channel", "The channel is gone. Create the drill in another channel."],
  10004: ["team", "Kubedrill is no longer in this server. Invite it again."],
  10007: ["person", "This person is not in the server."],
  10008: ["message", "The message is gone."],
  20016: ["later", BUSY],
  20022: ["later", BUSY],
  20028: ["later", BUSY],
  20029: ["later", BUSY],
  30046: ["later", "Discord takes no further edits of this old message for now."],
  40003: ["later", BUSY],
  40004: ["later", BUSY],
  40006: ["later", BUSY],
  40062: ["later", BUSY],
  50001: ["channel", "I can't see this channel. Give my role “View Channel” there, then resume the drill."],
  50005: ["channel", "The message is not Kubedrill's own."],
  50007: ["person", "This person takes no direct messages from Kubedrill."],
  50008: ["channel", "This channel takes no messages. Create the drill in a text channel."],
  50013: [
    "channel",
    "I lack a permission in this channel. Check my role's permissions there, then resume the drill.",
  ],
  50024: ["channel", "This channel takes no questions. Create the drill in a text channel."],
  50083: ["channel", "This thread is archived. Open it again, then resume the drill."],
  50278: ["person", "This person shares no server with Kubedrill."],
  130000: ["later", BUSY],
  160005: ["channel", "This thread is locked. Unlock it, then resume the drill."],
  200000: [
    "channel",
    "AutoMod blocked the question. Exempt Kubedrill's role from its rules, then resume the drill.",
  ],
};

/** Errors of a connection that was never opened, so nothing was sent. */
const unsent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/**
 * What a refusal with an unlisted code means. Discord did nothing in either case: it's the channel's refusal, or
 * nothing the app can act on.
 */
export type Unlisted = "channel" | "nothing";

/**
 * The error to throw for a failed request. `repeatable`: doing it twice does no harm, so it can be tried again even if
 * the first one may have worked.
 */
export function toRefusal(error: unknown, repeatable = false, unlisted: Unlisted = "channel"): Error {
  if (error instanceof PlatformError) return error;
  const cause = withoutAddress(error);
  if (error instanceof RateLimitError) {
    const everywhere = error.global || error.scope === "global";
    return new PlatformError("later", "Discord asks to wait.", {
      retryAfter: error.retryAfter,
      everywhere,
      cause,
    });
  }
  if (error instanceof ForeignAnswer && error.status !== TIMED_OUT) return outage(cause, FOREIGN);
  const refusal = error instanceof DiscordAPIError ? ofAnswer(error, cause, unlisted) : undefined;
  if (refusal !== undefined) return refusal;
  return neverSent(error) || repeatable ? outage(cause) : cause;
}

/** A server gave up waiting for the request, or for the server behind it. */
const TIMED_OUT = 408;

/** Undefined if the outcome stays unknown, or the app can't act on it. */
function ofAnswer(
  { status, code, message }: DiscordAPIError,
  cause: Error,
  unlisted: Unlisted,
): PlatformError | undefined {
  if (status === 401) {
    const wait = { retryAfter: NO_TOKEN, everywhere: true, cause };
    return new PlatformError("later", TOKEN_REFUSED, wait);
  }
  const [refusal, sentence] = (typeof code === "number" && byCode[code]) || [];
  if (refusal !== undefined) return new PlatformError(refusal, sentence ?? "", { retryAfter: OUTAGE, cause });
  if (status === TIMED_OUT) return undefined;
  // Not one of Discord's codes: a proxy's answer, or an outage of Discord. No reason to stop anything permanently.
  if (typeof code !== "number" || code < FIRST_CODE || code === BLOCKED) return outage(cause);
  if (unlisted === "nothing") return undefined;
  const said = `Discord refused it: ${message.split("\n")[0]?.slice(0, MOST_SAID)} (${code}).`;
  return new PlatformError(unlisted, `${said} Choose another channel, or ask the operator of Kubedrill.`, {
    cause,
  });
}

function outage(cause: Error, sentence = UNREACHABLE): PlatformError {
  return new PlatformError("later", sentence, { retryAfter: OUTAGE, everywhere: true, cause });
}

/** 502 and 504 come from in between: behind them the request may well have been done. */
function neverSent(error: unknown): boolean {
  if (error instanceof HTTPError) return error.status === 500 || error.status === 503;
  return error instanceof Error && (unsent.has(codeOf(error)) || unsent.has(codeOf(error.cause)));
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** The SDK's errors contain the request, with tokens and people's words. This keeps only what went wrong. */
function withoutAddress(error: unknown): Error {
  if (error instanceof DiscordAPIError)
    return new Error(`Discord refused a request: ${error.message} (${error.code}).`);
  if (error instanceof HTTPError) return new Error(`Discord answered with error ${error.status}.`);
  if (error instanceof RateLimitError) return new Error("Discord asked to wait.");
  const [name, message] = error instanceof Error ? [error.name, error.message] : ["Error", String(error)];
  return new Error(`A request to Discord failed: ${name}: ${message}`);
}

/** Whether Discord refused with this code. */
export function isCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}
