// What happens once, however often someone clicks within a minute.
import { LRUCache } from "lru-cache";

/** Runs a job; false, without running it, where the same one is running or ran lately. A failed job can run again. */
type Once = (key: string, job: () => Promise<unknown>) => Promise<boolean>;

const MAX_JOBS = 50_000;

/** @param ttl how long a job counts as run lately, in ms */
export function createOnce(ttl = 60_000): Once {
  const done = new LRUCache<string, true>({ max: MAX_JOBS, ttl });
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
