// Rate limits: a bucket for each route and channel, one for everything, and who does not wait.
import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";
import { bornAt } from "../clock.ts";
import { ApiError, rateLimited } from "./api-error.ts";

/** So many requests in so many ms. */
interface Limit {
  readonly limit: number;
  readonly per: number;
}

export interface RateLimitOptions {
  /** By the name of the route, such as "POST /channels/:channel/messages". */
  routes: Readonly<Record<string, Limit>>;
  /** Of routes that are not named. */
  usual: Limit;
  /** Requests a second, all together; interaction routes do not count. */
  global: number;
  /** Edits of messages older than an hour, per channel. */
  oldEdits: Limit;
}

/** Discord's own figures where it publishes them; the others are generous. */
export const UNLIMITED: RateLimitOptions = {
  routes: {},
  usual: { limit: 1_000, per: 1_000 },
  global: Number.POSITIVE_INFINITY,
  oldEdits: { limit: 3, per: 20_000 },
};

interface Bucket {
  used: number;
  resetAt: number;
}

/** A request that was already on its way when the 429 went out does not count as impatient, ms. */
const ON_ITS_WAY = 50;
/** What the shared bucket holds, in seconds of its limit: a client's windows and ours are not the same. */
const BURST = 1.5;
const HOUR = 3_600_000;
const MOST_BUCKETS = 10_000;

export type RateLimits = ReturnType<typeof createRateLimits>;

/** @param options may be changed while it runs */
export function createRateLimits(clock: Clock, options: RateLimitOptions) {
  const buckets = new Map<string, Bucket>();
  const waits = new Map<string, { readonly since: number; readonly until: number }>();
  const hashes = new Map<string, string>();
  let impatient = 0;
  let left = { requests: options.global * BURST, at: clock.now() };

  /** Counts one request; returns how many there were since the window began. */
  function count(key: string, per: number): Bucket {
    const now = clock.now();
    const known = buckets.get(key);
    if (known !== undefined && known.resetAt > now) {
      known.used++;
      return known;
    }
    if (buckets.size >= MOST_BUCKETS) {
      for (const [old, { resetAt }] of buckets) if (resetAt <= now) buckets.delete(old);
    }
    const fresh = { used: 1, resetAt: now + per };
    buckets.set(key, fresh);
    return fresh;
  }

  /** Notes that a 429 asked for patience. @param key a route with its channel, or "global" */
  function askToWait(key: string, wait: number): void {
    const since = clock.now();
    waits.set(key, { since, until: since + wait });
  }

  function watchPatience(key: string): void {
    const wait = waits.get(key);
    if (wait === undefined) return;
    const now = clock.now();
    if (now >= wait.until) waits.delete(key);
    else if (now > wait.since + ON_ITS_WAY) impatient++;
  }

  /**
   * All requests share a bucket that refills steadily: who keeps to 50 a second on average is not
   * refused because two of their bursts arrive close together.
   * @throws ApiError 429 with `global: true`
   */
  function checkGlobal(): void {
    watchPatience("global");
    if (options.global === Number.POSITIVE_INFINITY) return;
    const refilled = ((clock.now() - left.at) * options.global) / 1_000;
    left = { requests: Math.min(options.global * BURST, left.requests + refilled), at: clock.now() };
    if (left.requests >= 1) {
      left.requests--;
      return;
    }
    const wait = Math.ceil(((options.global - left.requests) / options.global) * 1_000);
    askToWait("global", wait);
    throw rateLimited(wait, "global");
  }

  /**
   * Counts a request in its bucket, and returns the headers that tell of it.
   * @param major the channel, server or webhook that has a bucket of its own
   * @throws ApiError 429
   */
  function checkRoute(route: string, major: string): Readonly<Record<string, string>> {
    const key = `${route} ${major}`;
    watchPatience(key);
    const { limit, per } = options.routes[route] ?? options.usual;
    const { used, resetAt } = count(key, per);
    const wait = resetAt - clock.now();
    const headers = {
      "X-RateLimit-Bucket": hash(route),
      "X-RateLimit-Limit": String(limit),
      "X-RateLimit-Remaining": String(Math.max(0, limit - used)),
      "X-RateLimit-Reset": String(resetAt / 1_000),
      "X-RateLimit-Reset-After": String(wait / 1_000),
    };
    if (used <= limit) return headers;
    askToWait(key, wait);
    throw rateLimited(wait, "user", headers);
  }

  /** Counts the edit of an old message. @throws ApiError 429 with code 30046 */
  function checkEdit(channel: string, message: string): void {
    if (clock.now() - bornAt(message) < HOUR) return;
    const { used, resetAt } = count(`old edits ${channel}`, options.oldEdits.per);
    if (used <= options.oldEdits.limit) return;
    const { details, headers } = rateLimited(resetAt - clock.now(), "shared");
    const words = "Maximum number of edits to messages older than 1 hour reached. Try again later";
    throw new ApiError(429, 30046, words, details, headers);
  }

  function hash(route: string): string {
    const known = hashes.get(route) ?? createHash("md5").update(route).digest("hex");
    hashes.set(route, known);
    return known;
  }

  return {
    checkGlobal,
    checkRoute,
    checkEdit,
    askToWait,
    get impatient() {
      return impatient;
    },
  };
}

/** How long an invalid request counts, ms. */
const INVALID_WINDOW = 10 * 60_000;

export type InvalidRequests = ReturnType<typeof createInvalidRequests>;

/** Counts invalid requests (401, 403, 429). @param limit so many in ten minutes are borne */
export function createInvalidRequests(clock: Clock, limit: number) {
  const times: number[] = [];

  /** Those of the last ten minutes. */
  function count(): number {
    const first = clock.now() - INVALID_WINDOW;
    while (times[0] !== undefined && times[0] <= first) times.shift();
    return times.length;
  }

  return {
    add: () => void times.push(clock.now()),
    count,
    get banned() {
      return count() > limit;
    },
  };
}
