// Waiting for another process's lock: SQLite waits a few milliseconds, in which this whole process stands still; the
// rest is asynchronous.

/** How long a statement waits for a lock by itself, in ms. */
export const BUSY_TIMEOUT = 5;

/** The same while the process starts and serves no one yet, in ms. */
export const STARTING_BUSY_TIMEOUT = 2_000;

/** How long an operation waits in all, in ms. */
export const PATIENCE = 15_000;

/** The pause before a try, counted from 1, in ms: from 5 to 100. */
export function pauseBefore(attempt: number): number {
  return Math.min(100, 5 * 2 ** (attempt - 1));
}

/** Resolves after so many ms. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
