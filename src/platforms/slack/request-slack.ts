// Requests of the Web API: Node's own fetch hides what a proxy answers (407, 421), and the SDK misreads a 429.
import type { webApi } from "@slack/bolt";
import { Agent, request } from "undici";
import { readRetryAfter } from "../../core/retry-after.ts";
import { createProxyDispatcher } from "./entrance/proxy.ts";

const dispatcher = createProxyDispatcher() ?? new Agent();

/** Statuses whose answers have no body. */
const EMPTY = new Set([204, 205, 304]);

/** What the SDK's client sends its requests through. A redirect isn't followed: it's no answer of Slack's. */
export async function requestSlack(
  ...[url, { method, headers, body, signal } = {}]: Parameters<webApi.FetchFunction>
): Promise<Response> {
  const { statusCode: status, ...answer } = await request(url, {
    dispatcher,
    method: method === "POST" ? "POST" : "GET",
    signal: signal ?? null,
    ...(await encode(headers, body)),
  });
  const text = await answer.body.text();
  const wait = status === 429 ? { "retry-after": wholeSeconds(answer.headers["retry-after"]) } : {};
  return new Response(EMPTY.has(status) ? null : text, {
    status,
    headers: { ...readable(answer.headers), ...wait },
  });
}

/** Files come as a form of Node's, which only Node's own classes can read. */
async function encode(headers: Record<string, string> = {}, body: string | FormData = "") {
  if (typeof body === "string") return { headers, body };
  const form = new Response(body);
  const type = form.headers.get("content-type") ?? "";
  return { headers: { ...headers, "content-type": type }, body: Buffer.from(await form.arrayBuffer()) };
}

/** The SDK takes a wait in whole seconds only; proxies leave it out, and some name a date or 35 days. */
function wholeSeconds(header: string | string[] | undefined): string {
  const wait = readRetryAfter(Array.isArray(header) ? header[0] : header);
  return String(Math.max(1, Math.ceil(wait / 1_000)));
}

function readable(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const read = ["content-type", "x-oauth-scopes", "x-accepted-oauth-scopes", "retry-after"].map(
    (name) => [name, String(headers[name] ?? "")] as const,
  );
  return Object.fromEntries(read.filter(([, value]) => value !== ""));
}
