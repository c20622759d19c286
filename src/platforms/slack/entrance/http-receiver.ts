// Bolt's receiver over signed HTTP: requests that are Slack's go to the app, each one once.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { App, Receiver } from "@slack/bolt";
import type { UsedKeys } from "../../../ports/storage/used-keys.ts";
import type { Timers } from "../../../ports/timers.ts";
import { type Log, sayError } from "../log.ts";
import type { Payload } from "../payloads/read-payload.ts";
import { createAck } from "./acknowledge.ts";
import { parseBody } from "./parse-body.ts";
import { createBodies } from "./read-body.ts";
import { refuse } from "./refuse.ts";
import type { SecretDoubts } from "./secret-doubts.ts";
import { isSigned, readHeaders, type SignedHeaders } from "./signed-request.ts";
import { createTakenRequests } from "./take-once.ts";

interface ReceiverParts {
  readonly signingSecret: string;
  readonly usedKeys: UsedKeys;
  readonly doubts: Pick<SecretDoubts, "checked">;
  readonly log: Log;
  /** Epoch ms, as Slack's clock shows it. */
  readonly now: () => number;
  readonly timers: Timers;
  /** Waits until nothing is under way in the workspaces. */
  settled(): Promise<void>;
}

interface HttpReceiver extends Receiver {
  /** Answers one request of Slack's; never rejects. */
  take(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export function createHttpReceiver({
  signingSecret,
  usedKeys,
  doubts,
  log,
  now,
  timers,
  settled,
}: ReceiverParts): HttpReceiver {
  const bodies = createBodies();
  const taken = createTakenRequests(usedKeys, timers, log);
  let app: App | undefined;

  /** Lets the app handle a payload; false where it could not. */
  async function handle(
    payload: Payload,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    const ack = createAck(response, timers);
    const retry = Number(request.headers["x-slack-retry-num"] ?? Number.NaN);
    const reason = request.headers["x-slack-retry-reason"];
    try {
      await app?.processEvent({
        body: payload,
        ack: ack.send,
        ...(Number.isInteger(retry) && { retryNum: retry }),
        ...(typeof reason === "string" && { retryReason: reason }),
      });
    } catch (error) {
      log.error({ error: sayError(error) }, "a Slack payload was not handled");
    }
    return !ack.fail(500);
  }

  async function takeOnce(
    headers: SignedHeaders,
    payload: Payload,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (!(await taken.take(headers, payload))) return void response.writeHead(200).end();
    if (!(await handle(payload, request, response))) await taken.release(headers, payload);
  }

  return {
    init(initialized) {
      app = initialized;
    },
    start: async () => undefined,
    stop: settled,
    async take(request, response) {
      const headers = readHeaders(request.headers, now());
      if (typeof headers === "number") return refuse(request, response, headers);
      const body = await bodies.read(request, headers.length);
      if (body === undefined) return refuse(request, response, 503);
      const isRight = isSigned(body, headers, signingSecret);
      doubts.checked(isRight);
      if (!isRight) return refuse(request, response, 401);
      const parsed = parseBody(request.headers["content-type"], body);
      switch (parsed.type) {
        case "malformed":
          log.warn({}, "Slack sent a request that is none of its payloads");
          return refuse(request, response, 400);
        case "challenge":
          response.writeHead(200, { "Content-Type": "application/json" });
          response.end(JSON.stringify({ challenge: parsed.challenge }));
          return;
        case "ssl check":
        case "foreign":
          response.writeHead(200).end();
          return;
        case "known":
          return takeOnce(headers, parsed.payload, request, response);
        default:
          return parsed satisfies never;
      }
    },
  };
}
