// Time that passes, as an argument: tests pass a clock that they move themselves.

/** A clock that only goes forward, and what happens later on it. */
export interface Timers {
  /** Milliseconds since any fixed point. */
  now(): number;
  /** Runs `action` once, `ms` later. The wait alone doesn't keep the process alive. Returns what cancels it. */
  after(ms: number, action: () => void): () => void;
}

/** The machine's own time. */
export const systemTimers: Timers = {
  now: () => performance.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms).unref();
    return () => clearTimeout(timer);
  },
};
