// How often the bot may identify: so many times a day, and so often in each of the parallel lanes.
import type { Clock } from "../clock.ts";

export interface IdentifyOptions {
  /** Identifies in 24 hours. */
  readonly limit: number;
  /** `max_concurrency`: shards that may identify at once. */
  readonly concurrency: number;
  /** Time between two identifies of a lane, in ms: Discord's is 5,000; 0 lets tests restart at once. */
  readonly interval: number;
}

const DAY = 86_400_000;

export function createIdentifyLimit(clock: Clock, { limit, concurrency, interval }: IdentifyOptions) {
  let used = 0;
  let resetAt = 0;
  const lanes = new Map<number, number>();

  function renew(): void {
    if (clock.now() < resetAt) return;
    used = 0;
    resetAt = clock.now() + DAY;
  }

  return {
    /** @returns false where the bot identifies too often */
    take(shard: number): boolean {
      renew();
      const lane = shard % concurrency;
      const isEarly = clock.now() - (lanes.get(lane) ?? 0) < interval;
      if (used >= limit || isEarly) return false;
      used++;
      lanes.set(lane, clock.now());
      return true;
    },
    /** As GET /gateway/bot reports it. */
    describe() {
      renew();
      const remaining = limit - used;
      return { total: limit, remaining, reset_after: resetAt - clock.now(), max_concurrency: concurrency };
    },
  };
}
