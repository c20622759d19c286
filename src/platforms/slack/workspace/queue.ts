// Jobs that can wait, one after the other.
import type { Timers } from "../../../ports/timers.ts";

/** Does its work; resolves to how long to wait before it's tried again (ms), or to undefined once it's done. Never rejects. */
type Job = () => Promise<number | undefined>;

export interface Queue {
  /** A job with a key that waits already is not added. */
  add(key: string, job: Job): void;
  /** Drops what waits. */
  stop(): void;
}

interface Waiting {
  readonly job: Job;
  /** By `timers.now()`. */
  readonly notBefore: number;
}

/** `between` is the least time from one job's beginning to the next one's, in ms. */
export function createQueue(between: number, timers: Timers): Queue {
  const waiting = new Map<string, Waiting>();
  let cancel: (() => void) | undefined;
  let stopped = false;

  function wake(ms: number): void {
    cancel?.();
    cancel = stopped || waiting.size === 0 ? undefined : timers.after(ms, next);
  }

  function next(): void {
    const now = timers.now();
    const due = waiting.entries().find(([, { notBefore }]) => notBefore <= now);
    if (due === undefined) {
      const soonest = Math.min(...waiting.values().map(({ notBefore }) => notBefore));
      wake(Math.max(between, soonest - now));
      return;
    }
    const [key, { job }] = due;
    waiting.delete(key);
    void job().then((again) => {
      if (again === undefined || stopped || waiting.has(key)) return;
      waiting.set(key, { job, notBefore: timers.now() + again });
      if (cancel === undefined) wake(again);
    });
    wake(between);
  }

  return {
    add(key, job) {
      if (stopped || waiting.has(key)) return;
      waiting.set(key, { job, notBefore: 0 });
      if (cancel === undefined) wake(0);
    },
    stop() {
      stopped = true;
      cancel?.();
      waiting.clear();
    },
  };
}
