// Standings: the members' order in a period. Ties share a rank.

/** A member's score in a period. */
export interface Score {
  readonly member: string;
  readonly points: number;
  /** Answered postings, and how many were answered right. */
  readonly answered: number;
  readonly right: number;
}

/** A member's place on the leaderboard. */
export interface Standing extends Score {
  readonly rank: number;
}

/**
 * Orders scores by points. Ties share a rank and skip the next ones (1, 2, 2, 4); among them, member IDs decide the
 * order. Members without an answered posting have no standing.
 */
export function rank(scores: readonly Score[]): readonly Standing[] {
  const ordered = scores
    .filter((score) => score.answered > 0)
    .sort((a, b) => b.points - a.points || (a.member < b.member ? -1 : 1));
  let previous: Standing | undefined;
  return ordered.map((score, index) => {
    const shared = previous !== undefined && previous.points === score.points;
    previous = { ...score, rank: shared && previous ? previous.rank : index + 1 };
    return previous;
  });
}

/** The nearest rank above a standing and the points to it; undefined for the first. `standings` are best first. */
export function nextRank(
  standings: readonly Pick<Standing, "rank" | "points">[],
  own: Pick<Standing, "rank" | "points">,
): { readonly rank: number; readonly points: number } | undefined {
  const next = standings.findLast(({ rank }) => rank < own.rank);
  return next && { rank: next.rank, points: next.points - own.points };
}
