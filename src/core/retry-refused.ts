// When to retry what a channel refused for a temporary reason, such as a missing permission.

const FIRST_WAIT = 60_000;
const LONGEST_WAIT = 6 * 3_600_000;

/** After this many refusals in a row (about a month), nothing is retried until the drill is resumed. */
export const MOST_REFUSALS = 128;

/** How long to wait before the next try, in ms: a minute, then twice as long each time, up to six hours. @param refusals in a row, from 1 */
export function waitAfterRefusals(refusals: number): number {
  return Math.min(FIRST_WAIT * 2 ** Math.max(0, refusals - 1), LONGEST_WAIT);
}
