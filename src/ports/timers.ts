// Time as an argument, so that tests can pass a clock that they move by hand.

/** A clock that only goes forward, and timers that run on it. */
export interface Timers {
  /** Milliseconds since any fixed point. */
  now(): number;
  /** Runs `action` once, `ms` later. Doesn't keep the process alive. Returns a function that cancels it. */
  after(ms: number, action: () => void): () => void;
  /** Resolves `ms` later. Keeps the process alive until then. */
  wait(ms: number): Promise<void>;
}

/** The machine's own time. */
export const systemTimers: Timers = {
  now: () => performance.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms).unref();
    return () => clearTimeout(timer);
  },
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
