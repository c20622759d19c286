// What comes back over REST, checked before discord.js sees it: it believes every header and every body.
import { DefaultRestOptions, type RESTOptions, type ResponseLike } from "discord.js";
import { z } from "zod";
import { readRetryAfter } from "../../core/retry-after.ts";

type MakeRequest = RESTOptions["makeRequest"];

/** Thrown for a refusal in other words than Discord's: something in between made it, such as a proxy. */
export class ForeignAnswer extends Error {
  override readonly name = "ForeignAnswer";
  readonly status: number;

  constructor(status: number) {
    super(`Something other than Discord answered with status ${status}.`);
    this.status = status;
  }
}

/** Longest that discord.js keeps a bucket closed by itself, in ms: after that, Discord says itself how long to wait. */
const LONGEST_BUCKET = 5_000;

/**
 * Makes discord.js's requests. A wait that a 429 asks for is one that a timer can be set to, and discord.js sees no wait
 * longer than `patience` ms as one for everything, because it would hold all its other requests.
 * @throws ForeignAnswer
 */
export function guardResponses(patience: number, ending?: AbortSignal): MakeRequest {
  return async (url, init) => {
    const signals = [init.signal, ending].filter((signal) => signal != null);
    const signal = signals.length > 1 ? AbortSignal.any(signals as AbortSignal[]) : signals[0];
    const response = await DefaultRestOptions.makeRequest(url, { ...init, ...(signal && { signal }) });
    capBucket(response.headers);
    if (response.status === 429) capWait(response.headers, patience);
    else if (response.status >= 400 && response.status < 500) return readRefusal(response);
    return response;
  };
}

function capBucket(headers: ResponseLike["headers"]): void {
  const reset = headers.get("X-RateLimit-Reset-After");
  // One that is no number lets the next request through.
  if (reset !== null && !(Number(reset) * 1_000 <= LONGEST_BUCKET)) headers.delete("X-RateLimit-Reset-After");
}

function capWait(headers: ResponseLike["headers"], patience: number): void {
  const wait = readRetryAfter(headers.get("Retry-After"));
  headers.set("Retry-After", String(wait / 1_000));
  if (headers.has("X-RateLimit-Global")) headers.set("X-RateLimit-Scope", "global");
  if (wait > patience) headers.delete("X-RateLimit-Global");
}

const discordError = z.looseObject({ code: z.number(), message: z.string() });

/** The response again, its body read. @throws ForeignAnswer where that is not what Discord says when it refuses. */
async function readRefusal(response: ResponseLike): Promise<ResponseLike> {
  const body = discordError.safeParse(parse(await response.text()));
  if (!body.success) throw new ForeignAnswer(response.status);
  const headers = response.headers;
  headers.set("Content-Type", "application/json");
  const { status, statusText, ok } = response;
  const text = async () => JSON.stringify(body.data);
  const arrayBuffer = async () => new TextEncoder().encode(await text()).buffer;
  return {
    status,
    statusText,
    ok,
    headers,
    body: null,
    bodyUsed: false,
    text,
    arrayBuffer,
    json: async () => body.data,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
