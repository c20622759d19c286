// Scores: points from closed postings.
import type { Period } from "../../core/leaderboard/period.ts";
import type { SquadScore } from "../../core/leaderboard/squad-standings.ts";
import type { Score } from "../../core/leaderboard/standings.ts";
import type { MemberRef } from "../reply.ts";

/** Scores of members and squads. */
export interface Scores {
  /** The scores of a team's members from a period's closed postings. */
  inPeriod(teamId: string, period: Period): Promise<readonly MemberScore[]>;
  /** What each member earned in each of a team's squads from the same postings, also in squads that ended. */
  ofSquads(teamId: string, period: Period): Promise<readonly NamedSquadScore[]>;
}

/** A squad score with the squad's name. */
export interface NamedSquadScore extends SquadScore {
  readonly name: string;
}

/** A score with its member. */
export interface MemberScore extends Score {
  /** The member as others see them: hidden members have a pseudonym and no account. */
  readonly ref: MemberRef;
}
