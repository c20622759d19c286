// Squads inside a team.
import type { CalendarDate } from "../../core/model.ts";
import type { TeamRef } from "../person.ts";
import type { MemberRef } from "../reply.ts";
import type { NewNotice } from "./notices.ts";
import type { Member } from "./people.ts";

/** A squad's ID and name. */
export interface SquadName {
  readonly id: string;
  readonly name: string;
}

/** A squad with the IDs of its active members. */
export interface Squad extends SquadName {
  readonly members: readonly string[];
  /** The member who can remove others and rename it; undefined without active members. */
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
  /** Renames a squad, unless another one has the name. */
  rename(naming: SquadNaming, onceId: string): Promise<SquadRenamed>;
  /** Makes another member the captain. */
  appoint(to: SquadAppointment, onceId: string): Promise<SquadAppointed>;
  /** A page of squads after `after`; of them, those whose captain left or wasn't seen since `since` (epoch ms). */
  heirs(since: number, after: string | undefined): Promise<SquadHeirs>;
  /** Makes an heir the captain and stores their notice; nothing if the squad changed meanwhile. */
  succeed(to: SquadSuccession, now: number): Promise<void>;
  /** Puts everyone who takes part into new squads, by chance and evenly, and ends the squads before. */
  draw(drawing: Drawing, now: number, onceId: string): Promise<DrawOutcome>;
  /** What a draw would find. */
  drawable(scope: DrawScope): Promise<Drawable>;
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

/** A new name for a squad of a team; `key` is its normalized form. */
export interface SquadNaming {
  readonly squadId: string;
  readonly teamId: string;
  readonly name: string;
  readonly key: string;
  /** ID of the member who decides. */
  readonly memberId: string;
  /** The same member, if only the squad's captain can: storage checks again that they are. */
  readonly captain: string | undefined;
  /** Members active since then (epoch ms) count. */
  readonly since: number;
}

/** What renaming did. "exists": another squad has the name. */
export type SquadRenamed =
  | { readonly type: "renamed"; readonly before: string }
  | { readonly type: "exists"; readonly squad: SquadName }
  | { readonly type: "gone" | "not captain" };

/** A captain's choice of the next one. */
export type SquadAppointment = SquadRemoval;

/** What choosing the next captain did. */
export type SquadAppointed = "appointed" | "not in it" | "not captain";

/** Squads without their captain, each with the member who leads it instead. `last`: where the next page begins. */
export interface SquadHeirs {
  readonly heirs: readonly (SquadName & { readonly memberId: string })[];
  readonly last: string | undefined;
}

/** A squad's heir becomes its captain. */
export interface SquadSuccession {
  readonly squadId: string;
  readonly memberId: string;
  /** Members active since then (epoch ms) count. */
  readonly since: number;
  /** For the heir. */
  readonly notice: NewNotice;
}

/**
 * Who takes part in a team's draw: members active since `since` (epoch ms) who are in a squad or have answered questions
 * dated `from` or later.
 */
export interface DrawScope {
  readonly teamId: string;
  readonly since: number;
  readonly from: CalendarDate;
}

/** How many people a draw would take, and how many squads it would end. */
export interface Drawable {
  readonly people: number;
  readonly squads: number;
}

/** A draw of as many squads as are named here; each of their members gets the squad's `notice`. */
export interface Drawing {
  readonly scope: DrawScope;
  readonly squads: readonly (NewSquad & { readonly notice: string })[];
  /** Chance, in [0, 1). */
  readonly seed: number;
  /** ID of the member who decides. */
  readonly memberId: string;
}

/** What a draw did, and how many people took part. "too few": a squad would be empty, so nothing changed. */
export interface DrawOutcome {
  readonly type: "drawn" | "too few";
  readonly people: number;
}
