// Answers at a response_url: by a request of Node's own, which costs a third of what fetch does for each verdict.
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { proxyEnv } from "../entrance/proxy.ts";
import type { Response } from "./deliver.ts";

/** After this long nobody knows what Slack did, in ms. */
const LONGEST = 15_000;
/** What of Slack's answer is looked at, in characters. */
const MOST_READ = 1_000;

const settings = { keepAlive: true, maxSockets: 64, proxyEnv } as const;
const agents = { "http:": new HttpAgent(settings), "https:": new HttpsAgent(settings) };

/** Sends answers to this address; undefined where there is none. */
export function createRespond(
  address: string | undefined,
): ((response: Response) => Promise<void>) | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return (response) => send(url, JSON.stringify(response), true);
}

/** @throws Error where Slack does not take it, with its word for why, or does not answer. */
async function send(url: URL, body: string, again: boolean): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const secure = url.protocol === "https:";
  const request = (secure ? httpsRequest : httpRequest)(url, {
    method: "POST",
    agent: agents[secure ? "https:" : "http:"],
    timeout: LONGEST,
    headers: { "Content-Type": "application/json; charset=utf-8", "Content-Length": Buffer.byteLength(body) },
  });
  request.once("timeout", () => request.destroy(new Error("Slack did not answer in time.")));
  request.once("error", (error: NodeJS.ErrnoException) => {
    // Slack may close a kept connection just as it is used; a private message twice harms nobody.
    if (again && request.reusedSocket && error.code === "ECONNRESET") resolve(send(url, body, false));
    else reject(error);
  });
  request.once("response", (response) => read(response, resolve, reject));
  request.end(body);
  return promise;
}

function read(response: IncomingMessage, resolve: () => void, reject: (error: Error) => void): void {
  let text = "";
  response.setEncoding("utf8").on("data", (chunk: string) => {
    if (text.length < MOST_READ) text += chunk;
  });
  response.once("error", reject);
  response.once("end", () => {
    const status = response.statusCode ?? 0;
    // A page instead of Slack's "ok" comes from a proxy.
    const isTaken = status >= 200 && status < 300 && !/^\s*</.test(text) && !/"ok":\s*false/.test(text);
    if (isTaken) return resolve();
    const error = /"error":\s*"(?<code>[a-z_]+)"/.exec(text)?.groups?.code;
    reject(new Error(`Slack did not take an answer: ${error ?? `status ${status}`}.`));
  });
}
