// Squad standings: a squad is as good as its three best members. Ties share a rank.
import type { Score } from "./standings.ts";

const BEST = 3;

/** Whoever has not been seen for this long, in ms, counts in no squad: 90 days. */
export const INACTIVE_AFTER = 90 * 86_400_000;

/** A squad and the ids of those who count in it. */
export interface SquadMembers {
  readonly id: string;
  readonly members: readonly string[];
}

export interface SquadStanding {
  readonly squad: string;
  /** Unrounded. */
  readonly points: number;
  readonly rank: number;
}

/**
 * Squads in order of the mean of their three best members' points (of all, where there are fewer; who has no points
 * counts with none), ties sharing a rank and leaving out the next; equals keep a fixed order by squad id. A squad
 * without points has no standing.
 */
export function rankSquads(
  squads: readonly SquadMembers[],
  scores: readonly Pick<Score, "member" | "points">[],
): readonly SquadStanding[] {
  const pointsOf = new Map(scores.map(({ member, points }) => [member, points]));
  const ordered = squads
    .map(({ id, members }) => ({
      squad: id,
      points: meanOfBest(members.map((member) => pointsOf.get(member) ?? 0)),
    }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || (a.squad < b.squad ? -1 : 1));
  let rank = 0;
  return ordered.map((one, index) => {
    // Equal means are equal numbers: a quotient of small integers is rounded in one way only.
    if (one.points !== ordered[index - 1]?.points) rank = index + 1;
    return { ...one, rank };
  });
}

function meanOfBest(points: readonly number[]): number {
  const best = points.toSorted((a, b) => b - a).slice(0, BEST);
  return best.reduce((sum, one) => sum + one, 0) / Math.max(1, best.length);
}
