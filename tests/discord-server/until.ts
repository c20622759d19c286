// Waits until something is so, by looking again and again.
import { setTimeout as sleep } from "node:timers/promises";

/** How long a test waits for the bot, in ms. */
const LONGEST_WAIT = 15_000;
const BETWEEN_LOOKS = 5;

/**
 * Resolves to the first value of `check` that is neither undefined nor false.
 * @param what is waited for, for the error
 */
export async function until<T>(what: string, check: () => T | undefined | false): Promise<T> {
  const end = performance.now() + LONGEST_WAIT;
  while (performance.now() < end) {
    const value = check();
    if (value !== undefined && value !== false) return value;
    await sleep(BETWEEN_LOOKS);
  }
  throw new Error(`Waited in vain for ${what}.`);
}
