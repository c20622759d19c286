// Slack's request signature, v0: https://docs.slack.dev/authentication/verifying-requests-from-slack
import { createHmac } from "node:crypto";

/** @param at epoch seconds, as in x-slack-request-timestamp */
export function sign(secret: string, at: number, body: string | Buffer): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${at}:`).update(body).digest("hex")}`;
}
