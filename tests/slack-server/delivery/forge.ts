// Requests that do not come from Slack, or not as Slack sends them.

import type { Slack } from "../slack.ts";
import type { JsonObject } from "../web-api/json.ts";
import { createDelivery, type Delivery } from "./delivery.ts";
import { encode, type HttpAnswer, post } from "./http-delivery.ts";
import { sign } from "./sign.ts";

/** What is wrong with a request. */
export type Forgery =
  | "unsigned"
  | "wrong secret"
  | "wrong body"
  | "wrong version"
  | "six minutes old"
  | "six minutes early"
  | "no time"
  | "oversized"
  | "malformed";

/** More than Bolt and most servers take: 5 MB. */
const oversize = 5_000_000;

/** Sends a delivery's bytes, spoilt. @throws Error in Socket Mode */
export async function forge(
  { requestUrl, settings }: Slack,
  forgery: Forgery,
  payload: JsonObject = { type: "event_callback", event: { type: "link_shared" } },
  kind: Delivery["kind"] = "events_api",
): Promise<HttpAnswer | "timeout" | "unreachable"> {
  if (requestUrl === undefined) throw new Error("Forged requests need a request URL: call sendTo first.");
  const { type, body: honest } = encode(createDelivery(kind, payload));
  const now = Math.floor(Date.now() / 1_000);
  const shift = forgery === "six minutes old" ? -360 : forgery === "six minutes early" ? 360 : 0;
  const at = now + shift;
  const body =
    forgery === "oversized"
      ? encode(createDelivery(kind, { ...payload, padding: "x".repeat(oversize) })).body
      : forgery === "malformed"
        ? honest.slice(0, -2)
        : honest;
  const secret = forgery === "wrong secret" ? "another-secret" : settings.signingSecret;
  const signature = sign(secret, at, forgery === "wrong body" ? `${body} ` : body);
  const headers = {
    "content-type": type,
    ...(forgery !== "no time" && { "x-slack-request-timestamp": String(at) }),
    ...(forgery !== "unsigned" && {
      "x-slack-signature": forgery === "wrong version" ? signature.replace("v0=", "v1=") : signature,
    }),
  };
  // What an app refuses it may leave half read: the connection goes with it.
  return post(requestUrl, headers, body, { timeoutMs: settings.ackMs, alone: true });
}
