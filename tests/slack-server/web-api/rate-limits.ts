// How often the app may ask: per method and workspace, and per channel for posts.
import { keepNewest } from "../bounded.ts";
import type { SlackServerSettings } from "../settings.ts";

/** Requests a minute, as Slack's tiers say; "special" has no tier; "channel": one post a second and channel. */
export type Limit = 1 | 20 | 50 | 100 | "special" | "channel";

export interface Impatience {
  readonly method: string;
  /** How many ms before the end of its Retry-After the app asked again. */
  readonly earlyMs: number;
}

export interface RateLimits {
  /** Seconds to wait, or undefined where the request is allowed. A refused request costs nothing. */
  refuse(limit: Limit, method: string, place: string): number | undefined;
  /** Makes the app wait, no matter how much it has sent. @param place a workspace or, for posts, a channel */
  hold(method: string, place: string, seconds: number): void;
  /** Requests sent inside a Retry-After. */
  readonly impatient: readonly Impatience[];
}

interface Use {
  /** When the allowance is whole again (the generic cell rate algorithm), epoch ms. */
  wholeAt: number;
  heldUntil: number;
}

export function createRateLimits({
  now,
  rateLimits,
  channelBurst,
  remember,
}: SlackServerSettings): RateLimits {
  const uses = new Map<string, Use>();
  const impatient: Impatience[] = [];

  const useOf = (key: string): Use => {
    const known = uses.get(key);
    if (known !== undefined) return known;
    const fresh = { wholeAt: 0, heldUntil: 0 };
    keepNewest(uses, key, fresh, remember);
    return fresh;
  };
  /** A tier lets its whole minute pass at once, then one request each time its share of the minute is over. */
  const shape = (limit: number | "channel") =>
    limit === "channel"
      ? { everyMs: 1_000, burst: channelBurst }
      : { everyMs: 60_000 / limit, burst: limit - 1 };

  return {
    impatient,
    refuse(limit, method, place) {
      const at = now();
      const use = useOf(`${method} ${place}`);
      if (at < use.heldUntil) {
        impatient.push({ method, earlyMs: use.heldUntil - at });
        return Math.ceil((use.heldUntil - at) / 1_000);
      }
      if (rateLimits === "off" || limit === "special") return undefined;
      const { everyMs, burst } = shape(limit);
      const free = use.wholeAt - burst * everyMs;
      if (at >= free) {
        use.wholeAt = Math.max(at, use.wholeAt) + everyMs;
        return undefined;
      }
      const seconds = Math.ceil((free - at) / 1_000);
      use.heldUntil = at + seconds * 1_000;
      return seconds;
    },
    hold(method, place, seconds) {
      useOf(`${method} ${place}`).heldUntil = now() + seconds * 1_000;
    },
  };
}
