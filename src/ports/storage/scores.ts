// Points of closed postings.
import type { Period } from "../../core/leaderboard/period.ts";
import type { SquadScore } from "../../core/leaderboard/squad-standings.ts";
import type { Score } from "../../core/leaderboard/standings.ts";
import type { MemberRef } from "../reply.ts";

export interface Scores {
  /** The scores of a team's members over the closed postings of a period. */
  inPeriod(teamId: string, period: Period): Promise<readonly MemberScore[]>;
  /** What each member earned in each of a team's squads over the same postings. */
  ofSquads(teamId: string, period: Period): Promise<readonly SquadScore[]>;
}

/** A score with the member it belongs to. */
export interface MemberScore extends Score {
  /** As others may see them: who hides has a pseudonym for a name, and no account. */
  readonly ref: MemberRef;
}
