// Timers that tests move by hand.
import type { Timers } from "../../src/ports/timers.ts";

export interface HandTimers extends Timers {
  /** Moves time by so many ms; actions that come due run in order. */
  pass(ms: number): void;
}

/** Timers that start at 0 and stand still until `pass` moves them. */
export function createHandTimers(): HandTimers {
  let now = 0;
  const planned = new Set<{ readonly at: number; readonly action: () => void }>();
  function after(ms: number, action: () => void): () => void {
    const plan = { at: now + ms, action };
    planned.add(plan);
    return () => planned.delete(plan);
  }
  return {
    now: () => now,
    after,
    wait: (ms) => new Promise((resolve) => after(ms, resolve)),
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
