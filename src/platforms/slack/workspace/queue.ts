// Jobs that can wait, one after the other.

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
  /** By `performance.now()`. */
  readonly notBefore: number;
}

/** `between` is the least time from one job's beginning to the next one's, in ms. */
export function createQueue(between: number): Queue {
  const waiting = new Map<string, Waiting>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function wake(ms: number): void {
    clearTimeout(timer);
    timer = stopped || waiting.size === 0 ? undefined : setTimeout(next, ms).unref();
  }

  function next(): void {
    const now = performance.now();
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
      waiting.set(key, { job, notBefore: performance.now() + again });
      if (timer === undefined) wake(again);
    });
    wake(between);
  }

  return {
    add(key, job) {
      if (stopped || waiting.has(key)) return;
      waiting.set(key, { job, notBefore: 0 });
      if (timer === undefined) wake(0);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
