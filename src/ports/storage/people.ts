// Members, learners, and their own settings.
import type { Person } from "../person.ts";
import type { MemberRef } from "../reply.ts";

export interface People {
  /** The member behind a person; made, with team and learner, at their first visit. */
  meet(person: Person, now: number, ids: NewIds): Promise<Member>;
  /** Keeps what a platform reported about a member: name, zone, rights. No member is made. */
  learn(person: Person, now: number): Promise<void>;
  settings(memberId: string): Promise<OwnSettings>;
  /** Changes what is given, for the learner in all their teams; `chance`, in [0, 1), is for a pseudonym to be drawn. */
  change(memberId: string, changes: SettingChanges, chance: number, now: number): Promise<OwnSettings>;
  /** How much is kept of a learner, over all their teams. */
  kept(learnerId: string): Promise<Kept>;
  /**
   * Deletes everything of a learner, permanently and at once, in all their teams. What closed postings counted stays,
   * and so does, until it closes, an anonymous mark on each open posting that they answered or looked up.
   * Returns the ids of open postings that have an answer less now.
   */
  delete(learnerId: string, onceId: string): Promise<readonly string[]>;
  /** At most `limit` names, in their order, of those who answered a posting right, want to be named, and do not hide. */
  namedRight(postingId: string, limit: number): Promise<readonly string[]>;
}

/** What a person set for themselves. */
export interface OwnSettings {
  /** Their own zone; undefined: the platform's, else their first drill's. */
  readonly zone: string | undefined;
  /** Reviews a day. */
  readonly cap: number;
  /** Whether boards show the pseudonym in place of the name. */
  readonly hidden: boolean;
  /** Whether reveals name them where they were right. */
  readonly named: boolean;
  /** Drawn when they hid for the first time, and kept from then on. */
  readonly pseudonym: string | undefined;
}

/** What a person changes; what is left out stays. */
export interface SettingChanges {
  /**
   * Their own zone, if any, and the one in force then: reminders that run move to it; without an own zone, those of
   * other teams go by their team's.
   */
  readonly zone?: { readonly own: string | undefined; readonly inForce: string };
  readonly cap?: number;
  readonly hidden?: boolean;
  readonly named?: boolean;
}

export interface Kept {
  readonly answers: number;
  readonly cards: number;
  readonly lookUps: number;
  readonly reports: number;
  readonly reminders: number;
  readonly teams: number;
  /** When they were met first (epoch ms). */
  readonly since: number;
}

export interface Member extends MemberRef {
  readonly id: string;
  readonly teamId: string;
  readonly learnerId: string;
  /** Own setting, else the usual zone. */
  readonly zone: string;
  /** The platform's zone for them, now or as it told it last, else that of the first drill in any of their teams. */
  readonly usualZone: string;
  /** When the platform last called them a team admin (epoch ms); undefined: it said they aren't, or nothing. */
  readonly adminAt: number | undefined;
  /** The team's zone: its first drill's; periods are counted in it. */
  readonly teamZone: string;
  /** Reviews a day: own setting, else the usual number. */
  readonly cap: number;
}

/** What a new member needs: IDs, and a random number in [0, 1) for a pseudonym. */
export interface NewIds {
  readonly team: string;
  readonly learner: string;
  readonly member: string;
  readonly chance: number;
}
