// Weekly recaps: one message per drill and week.
import type { AskedQuestion, Progressing } from "../../../core/leaderboard/recap.ts";
import type { SquadScore } from "../../../core/leaderboard/squad-standings.ts";
import type { CalendarDate, Question } from "../../../core/model.ts";
import type { PlatformName } from "../../person.ts";
import type { MemberRef } from "../../reply.ts";
import type { RunningStreak } from "../answers.ts";
import type { MemberScore } from "../scores.ts";
import type { SquadName } from "../squads.ts";

/** Weekly recaps. Closing a week's question creates its recap. */
export interface Recaps {
  /**
   * Up to `limit` recaps to send after `after`, oldest first: their week is over and its questions are closed, or their
   * sender died. None of a drill that is paused, removed, or has recaps off, and none whose time is over.
   */
  due(now: number, limit: number, after?: Recap): Promise<readonly Recap[]>;
  /**
   * Takes a due recap for sending, with a one-minute lease. "again": an earlier sender may have sent it. Undefined if
   * another process has it.
   */
  claim(recap: RecapKey, now: number, claimId: string): Promise<"first" | "again" | undefined>;
  /** Gives back a recap that this claim is known not to have sent. */
  giveBack(recap: RecapKey, claimId: string): Promise<void>;
  /** Records that a recap was sent, or that its week has nothing to tell. */
  settle(recap: RecapKey, as: "posted" | "empty"): Promise<void>;
  /** Records that it's unknown whether this claim sent the recap; false if that's already settled. */
  markUnknown(recap: RecapKey, claimId: string): Promise<boolean>;
  /** Settles an unknown recap as a team admin says: its message exists, or send it again. False if it's settled. */
  settleUnknown(recap: RecapKey, word: "there" | "again", now: number, onceId: string): Promise<boolean>;
  /** A team's unknown recaps, oldest first. */
  unknown(teamId: string): Promise<readonly Recap[]>;
  /** A drill's recap of a week. */
  find(recap: RecapKey): Promise<Recap | undefined>;
  /** The numbers of a recap, counted now. */
  numbers(recap: Recap): Promise<RecapNumbers>;
}

/** A drill's week; `week` is its Monday. */
export interface RecapKey {
  readonly drillId: string;
  readonly week: CalendarDate;
}

/** A recap with its channel. */
export interface Recap extends RecapKey {
  readonly teamId: string;
  readonly platform: PlatformName;
  /** The team's ID on its platform. */
  readonly externalTeamId: string;
  readonly channel: string;
  /** The Sunday of its week. */
  readonly lastDate: CalendarDate;
  /** Epoch ms. */
  readonly dueAt: number;
  /** The latest posting of its week. */
  readonly postingId: string;
}

/** A closed question of a recap's week. */
export interface RecapQuestion extends AskedQuestion {
  readonly postingId: string;
  readonly right: number;
}

/** A member's score in a recap's week and their results before it. */
export type RecapMember = MemberScore & Progressing & { readonly hidden: boolean };

/** What a recap is made of. Members and squads are the whole team's, everything else is the drill's. */
export interface RecapNumbers {
  /** The closed questions, oldest first. Corrections apply to their counts. */
  readonly questions: readonly RecapQuestion[];
  /** Members who answered in the week, and the drill's participants. */
  readonly answered: number;
  readonly participants: number;
  readonly members: readonly RecapMember[];
  readonly squads: readonly SquadName[];
  readonly squadScores: readonly SquadScore[];
  /** Of the members who answered in the week. */
  readonly streaks: readonly (RunningStreak & { readonly ref: MemberRef })[];
  /** The question that fooled the most people, unless it's open again or quarantined. */
  readonly fooled: (RecapQuestion & { readonly question: Question }) | undefined;
}
