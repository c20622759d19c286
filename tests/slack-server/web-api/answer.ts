// Answers to the app, including the outages that a test ordered.
import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Slack } from "../slack.ts";
import { ApiError } from "./api-error.ts";
import type { JsonObject } from "./json.ts";
import type { Fault, RawAnswer } from "./outages.ts";

export interface Asked {
  /** Such as "chat.postMessage", "response_url" or "upload". */
  readonly method: string;
  readonly args: JsonObject;
  /** Id of the workspace or organization; undefined without a valid token. */
  readonly team: string | undefined;
  readonly channel: string | undefined;
}

interface Answer {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A wait that Slack asks for. */
export class RateLimited extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super(`ratelimited for ${seconds} s`);
    this.name = "RateLimited";
    this.seconds = seconds;
  }
}

/**
 * Does what was asked and answers, unless an outage comes in between. Everything is logged.
 * @param refusedStatus HTTP status of refusals: the Web API's are 200
 */
export async function answer(
  slack: Slack,
  response: ServerResponse,
  asked: Asked,
  run: () => JsonObject,
  refusedStatus = 200,
): Promise<void> {
  const { method, team, channel } = asked;
  const fault = slack.outages.meet({
    method,
    ...(team !== undefined && { workspace: team }),
    ...(channel !== undefined && { channel }),
  });
  if (fault === undefined) {
    send(slack, response, asked, attempt(run, refusedStatus));
    return;
  }
  if ("delayMs" in fault) await wait(fault.delayMs, undefined, { ref: false });
  if ("until" in fault) await fault.until;
  const happened = takesEffect(fault) ? attempt(run, refusedStatus) : undefined;
  if ("retryAfter" in fault) {
    slack.limits.hold(method, placeOf(asked), fault.retryAfter);
    send(slack, response, asked, refuse(new RateLimited(fault.retryAfter), refusedStatus));
  } else if ("error" in fault) {
    send(slack, response, asked, { status: refusedStatus, body: { ok: false, error: fault.error } });
  } else if ("status" in fault) {
    send(slack, response, asked, { status: fault.status, body: { ok: false, error: "fatal_error" } });
  } else if ("raw" in fault) {
    sendRaw(slack, response, asked, fault.raw);
  } else if ("cut" in fault) {
    log(slack, asked, { status: 0, body: {} });
    response.destroy();
    slack.changes.announce();
  } else if (happened !== undefined) {
    send(slack, response, asked, happened);
  }
}

function takesEffect(fault: Fault): boolean {
  return "delayMs" in fault || "until" in fault || ("processed" in fault && fault.processed === true);
}

/** Where a limit counts: posts by channel, everything else by workspace. */
export function placeOf({ method, team, channel }: Asked): string {
  return (method === "chat.postMessage" ? channel : team) ?? "";
}

function attempt(run: () => JsonObject, refusedStatus: number): Answer {
  try {
    return { status: 200, body: { ok: true, ...run() } };
  } catch (error) {
    return refuse(error, refusedStatus);
  }
}

function refuse(error: unknown, refusedStatus: number): Answer {
  if (error instanceof RateLimited) {
    const headers = { "retry-after": String(error.seconds) };
    return { status: 429, headers, body: { ok: false, error: "ratelimited" } };
  }
  if (error instanceof ApiError) {
    return { status: refusedStatus, body: { ok: false, error: error.code, ...error.details } };
  }
  throw error;
}

function send(slack: Slack, response: ServerResponse, asked: Asked, result: Answer): void {
  log(slack, asked, result);
  const body = JSON.stringify(result.body);
  response.writeHead(result.status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    ...result.headers,
  });
  response.end(body);
  slack.changes.announce();
}

function sendRaw(
  slack: Slack,
  response: ServerResponse,
  asked: Asked,
  { status = 200, headers = { "content-type": "text/html" }, body }: RawAnswer,
): void {
  log(slack, asked, { status, body: {} });
  response.writeHead(status, { "content-length": Buffer.byteLength(body), ...headers });
  response.end(body);
  slack.changes.announce();
}

function log(slack: Slack, { method, team, args }: Asked, { status, body }: Answer): void {
  const error = typeof body.error === "string" ? body.error : undefined;
  slack.log.add({ method, team, status, error, at: slack.settings.now(), args });
}
