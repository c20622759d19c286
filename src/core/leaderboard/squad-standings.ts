// Squad standings: the points of the three best members, divided by three. Ties share a rank.

/** How many members a squad's score counts. */
export const BEST = 3;

/** A member who did nothing for this long, in ms, leaves their squad: 90 days. */
export const INACTIVE_AFTER = 90 * 86_400_000;

/** The points that a member earned while in a squad. */
export interface SquadScore {
  readonly squad: string;
  /** Undefined: their data was deleted after the period. */
  readonly member: string | undefined;
  readonly points: number;
}

/** A squad's place on the leaderboard. */
export interface SquadStanding {
  readonly squad: string;
  /** Unrounded. */
  readonly points: number;
  readonly rank: number;
}

/**
 * Orders squads by the sum of their three best members' points divided by three: a squad of one has no advantage,
 * and a member without points costs nothing. Ties share a rank and skip the next ones; among them, squad IDs decide
 * the order. A squad without points has no standing.
 */
export function rankSquads(scores: readonly SquadScore[]): readonly SquadStanding[] {
  const ordered = [...Map.groupBy(scores, ({ squad }) => squad)]
    .map(([squad, own]) => ({ squad, points: sumOfBest(own.map(({ points }) => points)) / BEST }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || (a.squad < b.squad ? -1 : 1));
  let rank = 0;
  return ordered.map((one, index) => {
    // Comparing floats is safe: each is a whole number divided by three.
    if (one.points !== ordered[index - 1]?.points) rank = index + 1;
    return { ...one, rank };
  });
}

function sumOfBest(points: readonly number[]): number {
  const best = points.toSorted((a, b) => b - a).slice(0, BEST);
  return best.reduce((sum, one) => sum + one, 0);
}
