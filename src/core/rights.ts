// Last known rights, for when a platform can't be asked.

/** How long known rights count, in ms: a member who loses theirs must not keep them for long. */
const TRUSTED_FOR = 3_600_000;

/** Whether a member still counts as a team admin. `confirmedAt` (epoch ms): when the platform last said so. */
export function isStillAdmin(confirmedAt: number | undefined, now: number): boolean {
  return confirmedAt !== undefined && Math.abs(now - confirmedAt) < TRUSTED_FOR;
}
