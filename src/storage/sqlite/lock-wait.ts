// Waiting for another process's lock. SQLite itself waits a few milliseconds and blocks this whole process meanwhile;
// the rest of the wait is asynchronous.

/** How long SQLite blocks the process for a lock, in ms. */
export const BUSY_TIMEOUT = 5;

/** The same at startup, when the process serves no one yet, in ms. */
export const STARTING_BUSY_TIMEOUT = 2_000;

/** How long an operation waits in total, in ms. */
export const PATIENCE = 15_000;

/** The pause after a failed attempt, counted from 1: 5 to 100 ms. */
export function pauseAfter(attempt: number): number {
  return Math.min(100, 5 * 2 ** (attempt - 1));
}
