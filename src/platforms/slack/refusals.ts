// Slack's errors as the app's: what Slack didn't do, and what to do about it.
import { webApi } from "@slack/bolt";
import { z } from "zod";
import { capWait } from "../../core/retry-after.ts";
import { PlatformError } from "../../ports/platform-error.ts";
import { ERROR_WORD, meaningOf } from "./error-words.ts";
import { type Answer, type AnswerKind, readAnswer } from "./payloads/read-answer.ts";

/**
 * What was tried:
 * - `post`: a message for everyone, which must not be sent twice;
 * - `direct`: the same to a person, whom Slack treats as a channel;
 * - `edit`: a change that can be repeated once the first try is over;
 * - `question`: nothing that changes anything.
 */
export type Attempt = "post" | "direct" | "edit" | "question";

/** What a person reads when Slack can't be asked right now. */
const UNREACHABLE = "I can't reach Slack right now. Try again in a minute.";
const NO_DIRECT = "This person takes no direct messages from Kubedrill.";

const slackWord = z.string().regex(ERROR_WORD);
const refused = z.object({ ok: z.literal(false), error: slackWord });

/** A connection that was never made: nothing can have been done. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** A proxy says these when Slack may have had the request already: it waited in vain, or its client left. */
const AFTER_SENDING = new Set([408, 499]);
/** The one refusal that is about a single message. */
const TOO_LARGE = 413;

/**
 * The PlatformError that an error of the Web API means, or the error itself where no one knows whether Slack did it.
 */
export function refusalOf(error: unknown, attempt: Attempt = "post"): unknown {
  if (error instanceof PlatformError) return error;
  if (error instanceof webApi.WebAPIRateLimitedError) {
    const retryAfter = capWait(error.retryAfter * 1_000);
    return new PlatformError("later", meaningOf("ratelimited").sentence ?? "", { retryAfter, cause: error });
  }
  const word = slackCode(error) ?? wordOfBody(error);
  if (word !== undefined) return ofWord(word, error, attempt);
  if (NEVER_SENT.has(networkCode(error) ?? "")) return later(error);
  const status = error instanceof webApi.WebAPIHTTPError ? error.statusCode : 0;
  const refusedOnTheWay = status >= 300 && status < 500 && !AFTER_SENDING.has(status);
  if (refusedOnTheWay || noTunnel(error)) return later(error, status !== TOO_LARGE);
  if (attempt === "question") return later(error);
  // The answer can't be read, but the edit is over: it can be repeated.
  return attempt === "edit" && cameAfterAnswer(error) ? later(error) : error;
}

function ofWord(word: string, cause: unknown, attempt: Attempt): unknown {
  const { kind, sentence } = meaningOf(word);
  if (kind === "unsure") return attempt === "edit" || attempt === "question" ? later(cause, false) : cause;
  if (attempt === "direct") {
    // What is wrong with one message is no reason to send this person none anymore.
    if (sentence === undefined) return cause;
    if (kind === "channel" && word !== "missing_scope")
      return new PlatformError("person", NO_DIRECT, { cause });
  }
  const retryAfter = kind === "later" ? capWait(undefined) : 0;
  return new PlatformError(kind, sentence ?? ownWord(word), { retryAfter, cause });
}

/** Errors whose best explanation is Slack's own word. */
function ownWord(word: string): string {
  return `Slack refuses it and says “${word}”. Ask a workspace admin, or report it to us.`;
}

/** @param everywhere whether it's the same for every channel */
function later(cause: unknown, everywhere = true): PlatformError {
  return new PlatformError("later", UNREACHABLE, { retryAfter: capWait(undefined), everywhere, cause });
}

/** Slack's own word for what went wrong, such as `channel_not_found`. What isn't a word isn't Slack's. */
export function slackCode(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? slackWord.safeParse(error.data.error).data : undefined;
}

/** The same where Slack says it with another status than 200. */
function wordOfBody(error: unknown): string | undefined {
  const body: unknown = error instanceof webApi.WebAPIHTTPError ? error.body : undefined;
  return refused.safeParse(body).data?.error;
}

/** Whether Slack's word is about its own problem, not about what was asked. */
export function isTrouble(code: string): boolean {
  const { kind } = meaningOf(code);
  return kind === "later" || kind === "unsure";
}

/** A company's proxy lets nothing through to Slack. */
function noTunnel(error: unknown): boolean {
  return error instanceof webApi.WebAPIRequestError && /^Proxy response \(\d+\)/.test(error.original.message);
}

/** Slack, or a proxy in front of it, has answered: what the SDK throws for that is no request error. */
function cameAfterAnswer(error: unknown): boolean {
  return !(error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError);
}

/** Waits for an answer of the Web API. @throws PlatformError, or another error where no one knows what Slack did */
export async function answerOf<Kind extends AnswerKind>(
  kind: Kind,
  answering: Promise<unknown>,
  attempt: Attempt,
): Promise<Answer<Kind>> {
  try {
    return readAnswer(kind, await answering);
  } catch (error) {
    throw refusalOf(error, attempt);
  }
}

/** Node's word for what went wrong on the way, such as ECONNREFUSED. */
export function networkCode(error: unknown): string | undefined {
  let cause: unknown = error;
  for (let depth = 0; depth < 5 && cause instanceof Error; depth++) {
    if ("code" in cause && typeof cause.code === "string" && /^[A-Z_]+$/.test(cause.code)) return cause.code;
    cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause;
  }
  return undefined;
}
