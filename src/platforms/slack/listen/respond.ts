// Answers at a response_url, by undici: cheaper for each verdict than `fetch`.
import { Agent, request } from "undici";
import { createProxyDispatcher } from "../entrance/proxy.ts";
import type { Response } from "./deliver.ts";

/** After this long no one knows what Slack did, in ms. */
const LONGEST = 15_000;
/** Connections to Slack at once: a team answers within the same minute. */
const CONNECTIONS = 64;
/** How much of Slack's answer we look at, in characters. */
const MOST_READ = 1_000;

const dispatcher = createProxyDispatcher({ tunnel: false }) ?? new Agent({ connections: CONNECTIONS });

/** Sends answers to this address; undefined without one. */
export function createRespond(
  address: string | undefined,
): ((response: Response) => Promise<void>) | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  return (response) => send(address, JSON.stringify(response));
}

/** @throws Error if Slack refuses the answer, with its word for why, or doesn't answer in time. */
async function send(address: string, body: string): Promise<void> {
  const post = () =>
    request(address, {
      dispatcher,
      method: "POST",
      headersTimeout: LONGEST,
      bodyTimeout: LONGEST,
      headers: { "content-type": "application/json; charset=utf-8" },
      body,
    });
  // Slack may close a kept connection just as it's used; the same private message twice does no harm.
  const answer = await post().catch((error: unknown) => (isClosed(error) ? post() : Promise.reject(error)));
  let text = "";
  for await (const chunk of answer.body.setEncoding("utf8")) if (text.length < MOST_READ) text += chunk;
  const { statusCode: status } = answer;
  // A page instead of Slack's "ok" comes from a proxy.
  if (status >= 200 && status < 300 && !/^\s*</.test(text) && !/"ok":\s*false/.test(text)) return;
  const error = /"error":\s*"(?<code>[a-z_]+)"/.exec(text)?.groups?.code;
  throw new Error(`Slack did not take an answer: ${error ?? `status ${status}`}.`);
}

function isClosed(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && ["ECONNRESET", "UND_ERR_SOCKET"].includes(String(error.code))
  );
}
