// Slack's signature: what the headers alone tell, and whether the body fits them.
import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** Slack's own payloads stay far below, in bytes. */
const LONGEST_BODY = 512 * 1024;
/** How old a request can be, in seconds: Slack's own rule. */
export const OLDEST = 5 * 60;
/** How far Slack's clock can be ahead of ours, in seconds. */
const SKEW = 60;

/** What the headers promise. */
export interface SignedHeaders {
  /** Epoch seconds, as Slack signed it. */
  readonly at: number;
  /** HMAC-SHA256, in hex. */
  readonly signature: string;
  /** Of the body, in bytes. */
  readonly length: number;
}

/** Checks the headers before a byte of the body is read; a number is the HTTP status to refuse it with. @param now epoch ms */
export function readHeaders(headers: IncomingHttpHeaders, now: number): SignedHeaders | number {
  const time = /^\d{1,12}$/.exec(String(headers["x-slack-request-timestamp"]));
  const signature = /^v0=([0-9a-f]{64})$/.exec(String(headers["x-slack-signature"]))?.[1];
  if (time === null || signature === undefined) return 401;
  const at = Number(time[0]);
  const age = now / 1_000 - at;
  if (age > OLDEST || age < -SKEW) return 401;
  const length = headers["content-length"];
  if (length === undefined || headers["transfer-encoding"] !== undefined) return 411;
  if (Number(length) > LONGEST_BODY) return 413;
  return { at, signature, length: Number(length) };
}

/** Whether Slack signed this body at that time. */
export function isSigned(body: Uint8Array, { at, signature }: SignedHeaders, signingSecret: string): boolean {
  const expected = createHmac("sha256", signingSecret).update(`v0:${at}:`).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(signature, "hex"));
}
