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
 * Makes discord.js's requests, and reads their answers to the end: discord.js itself waits for a body as long as it takes.
 * A wait that a 429 asks for is one that a timer can be set to, and discord.js sees no wait longer than `patience` ms as
 * one for everything, because it would hold all its other requests. @throws ForeignAnswer
 */
export function guardResponses(patience: number, ending?: AbortSignal): MakeRequest {
  return async (url, init) => {
    const { signal, release } = eitherOf([init.signal, ending]);
    try {
      const response = await DefaultRestOptions.makeRequest(url, { ...(await withoutForm(init)), signal });
      const bytes = await response.arrayBuffer();
      capBucket(response.headers);
      if (response.status === 429) capRetryAfter(response.headers, patience);
      return isRefusal(response) ? readRefusal(response, bytes) : replay(response, bytes);
    } finally {
      release();
    }
  };
}

type RequestInit = Parameters<MakeRequest>[1];

/**
 * A request whose form is bytes already. discord.js sends through the process's shared dispatcher, which Slack's newer
 * undici replaces, and each undici refuses forms that it didn't make.
 */
async function withoutForm(init: RequestInit): Promise<RequestInit> {
  if (!(init.body instanceof FormData)) return init;
  const form = new Response(init.body);
  const type = form.headers.get("content-type") ?? "";
  return {
    ...init,
    body: new Uint8Array(await form.arrayBuffer()),
    headers: { ...init.headers, "content-type": type },
  };
}

function isRefusal({ status }: ResponseLike): boolean {
  return status >= 400 && status < 500 && status !== 429;
}

/** A signal that follows several until it is released: AbortSignal.any would stay with one that lives long. */
function eitherOf(signals: readonly (AbortSignal | null | undefined)[]) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const followed = signals.filter((signal) => signal != null);
  for (const signal of followed) signal.addEventListener("abort", abort);
  if (followed.some(({ aborted }) => aborted)) abort();
  const release = () => {
    for (const signal of followed) signal.removeEventListener("abort", abort);
  };
  return { signal: controller.signal, release };
}

function capBucket(headers: ResponseLike["headers"]): void {
  const reset = headers.get("X-RateLimit-Reset-After");
  // One that is no number lets the next request through.
  if (reset !== null && !(Number(reset) * 1_000 <= LONGEST_BUCKET)) headers.delete("X-RateLimit-Reset-After");
}

function capRetryAfter(headers: ResponseLike["headers"], patience: number): void {
  const wait = readRetryAfter(headers.get("Retry-After"));
  headers.set("Retry-After", String(wait / 1_000));
  if (headers.has("X-RateLimit-Global")) headers.set("X-RateLimit-Scope", "global");
  if (wait > patience) headers.delete("X-RateLimit-Global");
}

const discordError = z.looseObject({ code: z.number(), message: z.string() });

/** @throws ForeignAnswer where that is not what Discord says when it refuses */
function readRefusal(response: ResponseLike, bytes: ArrayBuffer): ResponseLike {
  if (!discordError.safeParse(parse(decode(bytes))).success) throw new ForeignAnswer(response.status);
  response.headers.set("Content-Type", "application/json");
  return replay(response, bytes);
}

/** The response again, its body read. */
function replay({ status, statusText, ok, headers }: ResponseLike, bytes: ArrayBuffer): ResponseLike {
  const text = async () => decode(bytes);
  const json = async () => JSON.parse(decode(bytes));
  return {
    status,
    statusText,
    ok,
    headers,
    body: null,
    bodyUsed: false,
    text,
    json,
    arrayBuffer: async () => bytes,
  };
}

function decode(bytes: ArrayBuffer): string {
  return new TextDecoder().decode(bytes);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
