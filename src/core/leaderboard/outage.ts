// Our own outages, and which questions they excuse: an excused question costs no one a streak.

/** A time in which Kubedrill couldn't be reached on a platform, in epoch ms. */
export interface Outage {
  readonly from: number;
  readonly until: number;
}

/** When a question could be answered, in epoch ms. Without `closesAt`, its end isn't known yet. */
export interface OpenTime {
  readonly opensAt: number;
  readonly closesAt?: number | undefined;
}

const HOUR = 3_600_000;

/** A shorter silence between two signs of life is a restart, in ms. */
export const SHORTEST_OUTAGE = HOUR / 2;

/** The outage between the last sign of life and the next one, in epoch ms; undefined if it was only a restart. */
export function outageBetween(aliveAt: number | undefined, now: number): Outage | undefined {
  if (aliveAt === undefined || now - aliveAt < SHORTEST_OUTAGE) return undefined;
  return { from: aliveAt, until: now };
}

/**
 * The outage that excuses a question; undefined if none does. One that lasted when the question closed excuses it, and
 * so does the one with which outages took an hour of its time, or half of it. `outages` is sorted by time.
 */
export function excusedBy<O extends Outage>(
  { opensAt, closesAt = Number.POSITIVE_INFINITY }: OpenTime,
  outages: readonly O[],
): O | undefined {
  const enough = Math.min(HOUR, (closesAt - opensAt) / 2);
  let lost = 0;
  return outages.find(({ from, until }) => {
    const taken = Math.min(until, closesAt) - Math.max(from, opensAt);
    if (taken <= 0) return false;
    lost += taken;
    return lost >= enough || until >= closesAt;
  });
}
