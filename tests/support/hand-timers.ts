// Timers that tests move by hand.
import type { Timers } from "../../src/ports/timers.ts";

export interface HandTimers extends Timers {
  /** Lets so many ms pass; what comes due runs in its order. */
  pass(ms: number): void;
}

export function createHandTimers(): HandTimers {
  let now = 0;
  const planned = new Set<{ readonly at: number; readonly action: () => void }>();
  return {
    now: () => now,
    after(ms, action) {
      const plan = { at: now + ms, action };
      planned.add(plan);
      return () => planned.delete(plan);
    },
    pass(ms) {
      const until = now + ms;
      for (;;) {
        const [first] = [...planned].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
        if (first === undefined) break;
        planned.delete(first);
        now = first.at;
        first.action();
      }
      now = until;
    },
  };
}
