// Squads inside a team.
import type { TeamRef } from "../person.ts";
import type { MemberRef } from "../reply.ts";
import type { Member } from "./people.ts";

/** A squad's ID and name. */
export interface SquadName {
  readonly id: string;
  readonly name: string;
}

/** A squad with the IDs of its active members. */
export interface Squad extends SquadName {
  readonly members: readonly string[];
  /** The member who can remove others; undefined without active members. */
  readonly captain: string | undefined;
  /** How many members its captain removed. */
  readonly removed: number;
  /** The normalized name, for comparisons. */
  readonly key: string;
}

/** A squad to create; `key` is its normalized name. */
export interface NewSquad extends SquadName {
  readonly key: string;
}

/** A squad that a member left. `ended` if they were the last member, so it's gone. */
export interface SquadLeft extends SquadName {
  readonly ended: boolean;
}

/** What joining a squad did. "blocked": its captain removed the member before. */
export type SquadJoined =
  | { readonly type: "joined"; readonly squad: SquadName; readonly left: SquadLeft | undefined }
  | { readonly type: "there already" | "blocked"; readonly squad: SquadName }
  | { readonly type: "gone" };

/** What creating a squad did. "exists": another squad has the name. */
export type SquadCreated =
  | { readonly type: "created"; readonly squad: SquadName; readonly left: SquadLeft | undefined }
  | { readonly type: "there already" | "exists"; readonly squad: SquadName };

/** Squads. A member who joins one leaves the previous one. A squad without members is deleted. */
export interface Squads {
  /** Creates a squad with the member in it, unless the name is taken. */
  create(squad: NewSquad, member: Member, now: number): Promise<SquadCreated>;
  /** Moves the member into a squad of their team. */
  join(squadId: string, member: Member, now: number, onceId: string): Promise<SquadJoined>;
  /** Undefined if the member is in no squad. */
  leave(memberId: string, onceId: string): Promise<SquadLeft | undefined>;
  /** Removes a member from a squad and blocks them from joining again. */
  remove(from: SquadRemoval, now: number, onceId: string): Promise<SquadRemoved>;
  /** Lets a removed member join again; false if they weren't blocked. */
  readmit(from: SquadRemoval, onceId: string): Promise<boolean>;
  /** A squad's members, latest first, and the members removed from it; undefined if it's gone. */
  people(squadId: string, teamId: string, since: number): Promise<SquadPeople | undefined>;
  /** A team's squads by name, each with its members active since `since` (epoch ms). */
  ofTeam(teamId: string, since: number): Promise<readonly Squad[]>;
  /** The names of a team's squads with members active since `since` (epoch ms), largest squad first. */
  names(team: TeamRef, since: number): Promise<readonly string[]>;
}

/** A captain's decision about a member. Storage checks again that they're the captain. */
export interface SquadRemoval {
  readonly squadId: string;
  /** ID of the member who decides. */
  readonly captain: string;
  readonly memberId: string;
  /** Members active since then (epoch ms) count. */
  readonly since: number;
}

/** What removing a member did. */
export type SquadRemoved = "removed" | "not in it" | "not captain";

/** A squad with the names of its people. */
export interface SquadPeople extends SquadName {
  readonly captain: string | undefined;
  readonly members: readonly SquadPerson[];
  readonly removed: readonly SquadPerson[];
}

/** A member as others see them: hidden members have a pseudonym and no account. */
export interface SquadPerson {
  readonly id: string;
  readonly ref: MemberRef;
}
