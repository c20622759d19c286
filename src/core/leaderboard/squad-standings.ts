// Squad standings: the points that three members earned in a squad, divided by three. Ties share a rank.

const BEST = 3;

/** Whoever has not been seen for this long, in ms, counts in no squad: 90 days. */
export const INACTIVE_AFTER = 90 * 86_400_000;

/** The points that a member earned in a squad: those earned before and after belong elsewhere. */
export interface SquadScore {
  readonly squad: string;
  readonly member: string;
  readonly points: number;
}

export interface SquadStanding {
  readonly squad: string;
  /** Unrounded. */
  readonly points: number;
  readonly rank: number;
}

/**
 * Squads in order of the sum of their three best members' points divided by three, so that a squad of one has no
 * advantage, and a member without points takes nothing away. Ties share a rank and leave out the next; equals keep a
 * fixed order by squad id. A squad without points has no standing.
 */
export function rankSquads(scores: readonly SquadScore[]): readonly SquadStanding[] {
  const ordered = [...Map.groupBy(scores, ({ squad }) => squad)]
    .map(([squad, own]) => ({ squad, points: sumOfBest(own.map(({ points }) => points)) / BEST }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || (a.squad < b.squad ? -1 : 1));
  let rank = 0;
  return ordered.map((one, index) => {
    // Equal scores are equal numbers: each is a whole number divided by three.
    if (one.points !== ordered[index - 1]?.points) rank = index + 1;
    return { ...one, rank };
  });
}

function sumOfBest(points: readonly number[]): number {
  const best = points.toSorted((a, b) => b - a).slice(0, BEST);
  return best.reduce((sum, one) => sum + one, 0);
}
