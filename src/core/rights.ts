// Rights that a platform told earlier, for when it can't be asked.

/** Someone who lost their rights must not keep them for long. In ms. */
const KEPT = 3_600_000;

/** Whether a team admin still counts as one, `toldAt` ms (epoch) after the platform said so; undefined: it didn't. */
export function isStillAdmin(toldAt: number | undefined, now: number): boolean {
  return toldAt !== undefined && Math.abs(now - toldAt) < KEPT;
}
