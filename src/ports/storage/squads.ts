// Squads inside a team.
import type { SquadMembers } from "../../core/leaderboard/squad-standings.ts";
import type { TeamRef } from "../person.ts";
import type { Member } from "./people.ts";

export interface SquadName {
  readonly id: string;
  readonly name: string;
}

/** A squad with the ids of its members who were seen of late. */
export interface Squad extends SquadName, SquadMembers {
  /** The name as it is compared. */
  readonly key: string;
}

export interface NewSquad extends SquadName {
  readonly key: string;
}

/** A squad that somebody left; `ended` where they were the last in it, so that it is gone. */
export interface SquadLeft extends SquadName {
  readonly ended: boolean;
}

export type SquadJoined =
  | { readonly type: "joined"; readonly squad: SquadName; readonly left: SquadLeft | undefined }
  | { readonly type: "there already"; readonly squad: SquadName }
  | { readonly type: "gone" };

export type SquadCreated =
  | { readonly type: "created"; readonly squad: SquadName; readonly left: SquadLeft | undefined }
  | { readonly type: "there already" | "exists"; readonly squad: SquadName };

/** Squads; a member who joins one leaves the one before, and a squad that nobody is left in is gone. */
export interface Squads {
  /** Makes a squad with the member in it, unless there is one whose name is the same. */
  create(squad: NewSquad, member: Member, now: number): Promise<SquadCreated>;
  /** Moves the member into a squad of their team. */
  join(squadId: string, member: Member, now: number, onceId: string): Promise<SquadJoined>;
  /** Undefined where the member was in none. */
  leave(memberId: string, onceId: string): Promise<SquadLeft | undefined>;
  /** A team's squads by name, each with its members seen since `since` (epoch ms). */
  ofTeam(teamId: string, since: number): Promise<readonly Squad[]>;
  /** The names of a team's squads with members seen since `since` (epoch ms), the largest first. */
  names(team: TeamRef, since: number): Promise<readonly string[]>;
}
