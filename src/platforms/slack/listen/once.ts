// What happens once, however often someone clicks within a minute.
import { LRUCache } from "lru-cache";
import type { Timers } from "../../../ports/timers.ts";

/** Runs a job; false, without running it, where the same one is running or ran lately. A failed job can run again. */
type Once = (key: string, job: () => Promise<unknown>) => Promise<boolean>;

const MAX_JOBS = 50_000;

/** How long a job counts as run lately, in ms. */
const RECENT = 60_000;

export function createOnce(timers: Timers): Once {
  const done = new LRUCache<string, true>({ max: MAX_JOBS, ttl: RECENT, ttlResolution: 0, perf: timers });
  return async (key, job) => {
    if (done.has(key)) return false;
    done.set(key, true);
    try {
      await job();
      return true;
    } catch (error) {
      done.delete(key);
      throw error;
    }
  };
}
