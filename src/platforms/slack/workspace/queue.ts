// Jobs that can wait, one after the other.

export interface Queue {
  /** A job with a key that waits already is not added. */
  add(key: string, job: () => Promise<unknown>): void;
  /** Drops what waits. */
  stop(): void;
}

/** `between` is the time from one job's beginning to the next one's, in ms; jobs never reject. */
export function createQueue(between: number): Queue {
  const waiting = new Map<string, () => Promise<unknown>>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function next(): void {
    timer = undefined;
    const [first] = waiting;
    if (first === undefined || stopped) return;
    const [key, job] = first;
    waiting.delete(key);
    void job();
    timer = setTimeout(next, between).unref();
  }

  return {
    add(key, job) {
      if (stopped || waiting.has(key)) return;
      waiting.set(key, job);
      timer ??= setTimeout(next, 0).unref();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
