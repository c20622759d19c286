// Signed HTTP: how the app gets commands, clicks and events at its request URL.
import { Agent, type IncomingMessage, request } from "node:http";
import { stringify } from "node:querystring";
import { isObject, type JsonObject, parseJson } from "../web-api/json.ts";
import type { Ack, Delivery } from "./delivery.ts";
import { sign } from "./sign.ts";

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

/** What goes over the wire for a delivery. */
export function encode({ kind, payload }: Delivery): { readonly type: string; readonly body: string } {
  const form = "application/x-www-form-urlencoded";
  switch (kind) {
    case "events_api":
      return { type: "application/json", body: JSON.stringify(payload) };
    case "interactive":
      return { type: form, body: stringify({ payload: JSON.stringify(payload) }) };
    case "slash_commands":
      return { type: form, body: stringify(onlyTexts(payload)) };
    default:
      return kind satisfies never;
  }
}

export async function postSigned(
  url: string,
  delivery: Delivery,
  secret: string,
  ackMs: number,
): Promise<Ack> {
  const { type, body } = encode(delivery);
  const { at, retry } = delivery;
  const headers = {
    "content-type": type,
    "x-slack-request-timestamp": String(at),
    "x-slack-signature": sign(secret, at, body),
    ...(retry !== undefined && {
      "x-slack-retry-num": String(retry.attempt),
      "x-slack-retry-reason": retry.reason,
    }),
  };
  const sentAt = performance.now();
  const answer = await post(url, headers, body, { timeoutMs: ackMs });
  const ms = performance.now() - sentAt;
  if (answer === "timeout" || answer === "unreachable") return { acked: false, ms, why: answer };
  const { status } = answer;
  if (status >= 200 && status < 300) return { acked: true, ms, body: readAck(answer) };
  return { acked: false, ms, why: "refused", status, noRetry: answer.headers["x-slack-no-retry"] === "1" };
}

interface Way {
  /** For the whole answer. */
  readonly timeoutMs: number;
  /** On a connection of its own, which ends with it. */
  readonly alone?: boolean;
}

/** Posts just these bytes. */
export function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  way: Way,
): Promise<HttpAnswer | "timeout" | "unreachable"> {
  return new Promise((resolve) => {
    const bytes = Buffer.from(body);
    const sent = request(url, {
      method: "POST",
      agent: way.alone === true ? false : agent,
      headers: { ...headers, "content-length": bytes.length },
    });
    const timer = setTimeout(() => {
      resolve("timeout");
      sent.destroy();
    }, way.timeoutMs);
    sent.once("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.once("end", () => {
        clearTimeout(timer);
        if (way.alone === true) sent.destroy();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      // A kept connection may be closed by the app just as it is used again.
      if (sent.reusedSocket && error.code === "ECONNRESET") resolve(post(url, headers, body, way));
      else resolve("unreachable");
    });
    sent.end(bytes);
  });
}

/** A body of plain text is a message's text. */
function readAck({ headers, text }: HttpAnswer): JsonObject | undefined {
  if (text === "") return undefined;
  const json = headers["content-type"]?.startsWith("application/json") ? parseJson(text) : undefined;
  return isObject(json) ? json : { text };
}

function onlyTexts(payload: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
}
