// Requests with Slack's signature and any content.
import { sign } from "../../slack-server/delivery/sign.ts";
import { send } from "../http.ts";
import type { SlackWorld } from "./slack-bot.ts";

export const FORM = "application/x-www-form-urlencoded";
export const JSON_TYPE = "application/json";

interface Signed {
  readonly type?: string | undefined;
  readonly body: string | Buffer;
  /** Epoch seconds. */
  readonly at?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request that is rightly signed for its time. */
export function sendSigned(
  { slack, publicUrl }: Pick<SlackWorld, "slack" | "publicUrl">,
  { type, body, at = Math.floor(Date.now() / 1_000), headers = {} }: Signed,
) {
  return send(`${publicUrl}/slack/events`, {
    method: "POST",
    headers: {
      ...(type !== undefined && { "content-type": type }),
      "content-length": String(Buffer.byteLength(body)),
      "x-slack-request-timestamp": String(at),
      "x-slack-signature": sign(slack.settings.signingSecret, at, body),
      ...headers,
    },
    body,
  });
}

/** An interaction as a form's field. */
export function formOf(payload: unknown): string {
  return String(new URLSearchParams({ payload: JSON.stringify(payload) }));
}
