// Squads inside a team.
import type { TeamRef } from "../person.ts";
import type { MemberRef } from "../reply.ts";
import type { Member } from "./people.ts";

export interface SquadName {
  readonly id: string;
  readonly name: string;
}

/** A squad with the ids of its members who were seen of late. */
export interface Squad extends SquadName {
  readonly members: readonly string[];
  /** The member who can remove others; undefined where none was seen of late. */
  readonly captain: string | undefined;
  /** How many members its captain removed. */
  readonly removed: number;
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
  | { readonly type: "there already" | "blocked"; readonly squad: SquadName }
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
  /** Takes a member out of a squad and keeps them from joining it again. */
  remove(from: SquadRemoval, now: number, onceId: string): Promise<SquadRemoved>;
  /** Lets a member who was removed join again; false where nothing kept them. */
  readmit(from: SquadRemoval, onceId: string): Promise<boolean>;
  /** Who is in a squad, the latest first, and who was removed from it; undefined where it is gone. */
  people(squadId: string, teamId: string, since: number): Promise<SquadPeople | undefined>;
  /** A team's squads by name, each with its members seen since `since` (epoch ms). */
  ofTeam(teamId: string, since: number): Promise<readonly Squad[]>;
  /** The names of a team's squads with members seen since `since` (epoch ms), the largest first. */
  names(team: TeamRef, since: number): Promise<readonly string[]>;
}

/** What a captain decides about a member, checked again where it is done. */
export interface SquadRemoval {
  readonly squadId: string;
  /** Id of the member who decides. */
  readonly captain: string;
  readonly memberId: string;
  /** Members seen since then (epoch ms) count. */
  readonly since: number;
}

export type SquadRemoved = "removed" | "not in it" | "not captain";

export interface SquadPeople extends SquadName {
  readonly captain: string | undefined;
  readonly members: readonly SquadPerson[];
  readonly removed: readonly SquadPerson[];
}

/** A member as others may see them: who hides has a pseudonym for a name, and no account. */
export interface SquadPerson {
  readonly id: string;
  readonly ref: MemberRef;
}
