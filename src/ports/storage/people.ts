// Members, learners, their own settings, and accounts that are linked.
import type { LinkCode } from "../../core/link-code.ts";
import type { Person, PlatformName } from "../person.ts";
import type { MemberRef } from "../reply.ts";
import type { NewNotice } from "./notices.ts";

/** Members and what they set for themselves. */
export interface People {
  /** The member behind a person. Creates the member, with team and learner, at the first visit. */
  meet(person: Person, now: number, ids: NewIds): Promise<Member>;
  /** Updates a member's name, zone, and rights from their platform. Never creates a member. */
  learn(person: Person, now: number): Promise<void>;
  /** A member's own settings. Throws an Error if they were deleted a moment ago. */
  settings(memberId: string): Promise<OwnSettings>;
  /**
   * Changes the given settings for the learner in all their teams, and how others see them in the teams of this
   * member's account. `chance`, in [0, 1), draws a pseudonym.
   */
  change(memberId: string, changes: SettingChanges, chance: number, now: number): Promise<OwnSettings>;
  /** How much is stored about a learner in all their teams. */
  kept(learnerId: string): Promise<Kept>;
  /**
   * Permanently deletes everything about a learner in all their teams. Counts of closed postings and squad scores of
   * closed periods stay. Each open posting that they answered or looked up keeps an anonymous mark until it closes.
   * Returns the IDs of open postings that lost an answer. With `memberId`, deletes the learner that this member has by now.
   */
  delete(learnerId: string, onceId: string, now: number, memberId?: string): Promise<readonly string[]>;
  /**
   * Some of the learners that sort after `after` whose members were all last seen before `before` (epoch ms), and the
   * learner to continue after, if there are more. A member whose last visit is unknown counts as seen.
   */
  inactive(before: number, after: string | undefined): Promise<InactivePage>;
  /** Deletes a learner as `delete` does, unless they were seen since `before`. */
  deleteInactive(learnerId: string, before: number, onceId: string, now: number): Promise<readonly string[]>;
  /** Up to `limit` names, sorted, of members who answered a posting right, want to be named, and aren't hidden. */
  namedRight(postingId: string, limit: number): Promise<readonly string[]>;
}

export interface InactivePage {
  readonly ids: readonly string[];
  readonly last: string | undefined;
}

/** A person's own settings. */
export interface OwnSettings {
  /** Their own zone; undefined: the platform's, else their first drill's. */
  readonly zone: string | undefined;
  /** Reviews per day. */
  readonly cap: number;
  /** How sure they want to stay, in percent: the recall at which a card comes back. */
  readonly retention: number;
  /** Whether leaderboards show the pseudonym instead of the name. */
  readonly hidden: boolean;
  /** Whether reveals name them if they were right. */
  readonly named: boolean;
  /** Whether their channels see their milestones. */
  readonly announced: boolean;
  /** Drawn when they first hide, and kept from then on. */
  readonly pseudonym: string | undefined;
}

/** The settings that a person changes; missing ones stay. */
export interface SettingChanges {
  /**
   * Their own zone, if any, and the zone that applies from now on. Running reminders move to it. Without an own zone,
   * reminders of other teams use those teams' zones.
   */
  readonly zone?: { readonly own: string | undefined; readonly inForce: string };
  readonly cap?: number;
  /** In percent; replays all the learner's cards. */
  readonly retention?: number;
  readonly hidden?: boolean;
  readonly named?: boolean;
  readonly announced?: boolean;
}

/** How much is stored about a learner. */
export interface Kept {
  readonly answers: number;
  readonly cards: number;
  readonly lookUps: number;
  readonly hints: number;
  readonly reports: number;
  /** Those that are on. */
  readonly reminders: number;
  readonly teams: number;
  /** Their first visit (epoch ms). */
  readonly since: number;
}

/** A person in a team. */
export interface Member extends MemberRef {
  readonly id: string;
  readonly teamId: string;
  readonly learnerId: string;
  /** Their own setting, else the usual zone. */
  readonly zone: string;
  /** Their last known zone on the platform, else that of the first drill in any of their teams. */
  readonly usualZone: string;
  /** When the platform last confirmed that they're a team admin (epoch ms); undefined: it denied it, or never said. */
  readonly adminAt: number | undefined;
  /** The zone of the team's first drill. Periods use it. */
  readonly teamZone: string;
  /** Reviews per day: their own setting, else the default. */
  readonly cap: number;
}

/** What a new member needs: IDs, and a random number in [0, 1) for a pseudonym. */
export interface NewIds {
  readonly team: string;
  readonly learner: string;
  readonly member: string;
  readonly chance: number;
}

/** Everything stored about a learner, as a file. */
export interface Exports {
  /**
   * A JSON document with everything stored about a learner in all their teams, read in pages: changes made meanwhile can
   * be in it. Two exports of a learner at the same time share one file. `gone` if the learner was deleted, so that no
   * file ever has half of the data. @param now epoch ms, which the document has as `asOf`
   */
  make(learnerId: string, now: number): Promise<ExportFile | "gone">;
}

export interface ExportFile {
  readonly bytes: Uint8Array;
  /** Whether the JSON is compressed, because it's long. */
  readonly gzipped: boolean;
}

/** Codes that join accounts, and the accounts that are joined. */
export interface Links {
  /** Makes a member's new code, which replaces their earlier one. Only hashes of it are stored. */
  offer(offer: LinkOffer): Promise<LinkCode>;
  /** Joins the learners of the two accounts, or reports whose code it is. Counts wrong codes. */
  redeem(redemption: Redemption, now: number, onceId: string): Promise<Redeemed>;
  /**
   * Separates a member's account from the accounts it's linked with: each side takes its own answers. False if it isn't
   * linked. Both sides become new learners, with these IDs.
   */
  separate(memberId: string, ids: SeparateIds, onceId: string): Promise<boolean>;
  /** The accounts of a learner, the oldest first. */
  accounts(learnerId: string): Promise<readonly LinkedAccount[]>;
  /** Deletes some codes that can't be used any more; true if more may be left. */
  purge(now: number): Promise<boolean>;
}

/** A code to be made. */
export interface LinkOffer {
  /** The code follows from this ID and a secret key: the same ID makes the same code. */
  readonly id: string;
  readonly memberId: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** A code that a member typed. */
export interface Redemption {
  readonly memberId: string;
  readonly code: LinkCode;
  /** Missing: only whose code it is. Given: joins the accounts, and the code's member sees this notice. */
  readonly notice?: NewNotice;
}

export type Redeemed =
  /** The code works. */
  | { readonly type: "found"; readonly learnerId: string }
  | { readonly type: "linked" }
  /** Never made, mistyped, expired, used, or typed wrong too often. */
  | { readonly type: "wrong" }
  /** This member typed too many wrong codes. */
  | { readonly type: "too many tries" }
  /** Made by this member's own account. */
  | { readonly type: "own" }
  /** Made by an account that's linked with this one already. */
  | { readonly type: "linked already" }
  | { readonly type: "same platform" }
  | { readonly type: "too many accounts" };

/** The IDs of the learners that a separation makes. */
interface SeparateIds {
  /** Of the member's account. */
  readonly own: string;
  /** Of the others. */
  readonly others: string;
}

/** One of a learner's accounts. */
export interface LinkedAccount {
  readonly platform: PlatformName;
  /** The name in the latest team. */
  readonly name: string;
  /** Names of its teams, without direct messages. */
  readonly teams: readonly string[];
  readonly memberIds: readonly string[];
}
