// Roles for awards: which a team mapped, and which members are due to get one.
import type { Award, EndedSeason } from "../../../core/leaderboard/award.ts";
import type { CalendarDate } from "../../../core/model.ts";
import type { PlatformName } from "../../person.ts";

/** Roles that teams give for milestones and to season winners. Reaching a milestone makes its role due. */
export interface Roles {
  /** What a team mapped. */
  ofTeam(teamId: string): Promise<readonly AwardRole[]>;
  /** Maps an award to a role, and tries again to give it. `season`: the first day of the current one. */
  set(role: AwardRole & { readonly teamId: string; readonly season: CalendarDate }): Promise<void>;
  /** Ends an award's mapping; no one is due to get its role any longer. */
  clear(teamId: string, award: Award): Promise<void>;
  /**
   * Up to `limit` roles to give after `after`, to members who aren't hidden. Milestones' roles go only to members who
   * share their milestones. None that was refused a moment ago.
   */
  due(now: number, limit: number, after?: DueRole): Promise<readonly DueRole[]>;
  /** Records that a member got a due role, or can't get it. */
  settle(memberId: string, award: Award): Promise<void>;
  /** Records why the platform refused a role, and when to try again. */
  refuse(role: Pick<DueRole, "teamId" | "award">, because: string, retryAt: number): Promise<void>;
  /** The seasons whose winners get a role next. */
  seasons(): Promise<readonly MappedSeason[]>;
  /** Makes the role due for an ended season's winners, once all its questions are closed. */
  endSeason(teamId: string, season: EndedSeason): Promise<void>;
}

/** An award's role on the platform. */
export interface AwardRole {
  readonly award: Award;
  readonly role: string;
}

/** A role that a member is due to get. */
export interface DueRole extends AwardRole {
  readonly memberId: string;
  readonly teamId: string;
  readonly platform: PlatformName;
  /** The team's and the member's IDs on the platform. */
  readonly externalTeamId: string;
  readonly externalId: string;
  /** Why the platform refused this role last. */
  readonly refusedBecause: string | undefined;
}

/** A team whose season winners get a role. */
export interface MappedSeason {
  readonly teamId: string;
  /** Its first day. */
  readonly from: CalendarDate;
  /** The team's zone. */
  readonly zone: string;
}
