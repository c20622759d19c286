// Retries for what a foreign key can refuse while clicks come in.
import { passingFailure } from "../postgres/postgres-retry.ts";

/** How many attempts to make while the learner keeps clicking. */
const MOST_ATTEMPTS = 8;

/**
 * Runs a write that deletes a learner. On PostgreSQL, an answer that is being recorded locks its learner. The foreign
 * key then refuses the deletion, which hasn't seen that answer; the next attempt sees it.
 */
export async function retryConstraints<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (passingFailure(error) !== "constraint" || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}
