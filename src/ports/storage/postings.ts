// Postings, from claim to reveal.

import type { Occurrence } from "../../core/drill-calendar.ts";
import type { CalendarDate, Question } from "../../core/model.ts";
import type { PostingState, WithdrawableState } from "../../core/posting.ts";
import type { MessageRef, PlatformName } from "../person.ts";
import type { Feedback } from "./drills.ts";
import type { Claim } from "./schedules.ts";

/** Postings, as members, admins, and schedules see them. */
export interface Postings {
  /**
   * Claims each (drill, date) and moves its drill to the next date, up to one per drill. Returns the claimed postings,
   * without those that were already claimed. Sends nothing.
   */
  claim(claims: readonly Claim[]): Promise<readonly Posting[]>;
  /** A posting by its ID. */
  find(postingId: string): Promise<Posting | undefined>;
  /** The channel's open posting, else the team's latest. */
  current(teamId: string, channel: string | undefined, until?: CalendarDate): Promise<Posting | undefined>;
  /** The drill's last posting: its date, and when it was posted. */
  last(drillId: string, until?: CalendarDate): Promise<Occurrence | undefined>;
  /** The team's latest closed posting of a question. */
  lastClosed(teamId: string, questionId: string): Promise<Posting | undefined>;
  /** The posting of the same drill before this one; undefined for the drill's first. */
  before(posting: Pick<Posting, "drillId" | "date">): Promise<Posting | undefined>;
  /** A drill's open postings, oldest first. */
  open(drillId: string): Promise<readonly Posting[]>;
  /** A team's unknown postings, oldest first. */
  unknown(teamId: string): Promise<readonly Posting[]>;
  /** How many members answered a posting. */
  countAnswers(postingId: string): Promise<number>;
}

/**
 * Sends a posting's message, and finds out what happened to it. The process that wants to send draws a new `claimId`:
 * only that claim can give back its right.
 */
export interface Sending {
  /** Up to `limit` postings to send, oldest first, after `after`. */
  toSend(now: number, limit: number, after?: Posting): Promise<readonly Posting[]>;
  /** Takes a planned posting for sending, with a one-minute lease; undefined if another process has it. */
  beginSending(postingId: string, now: number, claimId: string): Promise<Posting | undefined>;
  /** Records the message of a posting that was sent. */
  markPosted(postingId: string, message: MessageRef): Promise<void>;
  /** Gives back a posting that this claim is known not to have sent. It's sent again from `from` on (epoch ms). */
  postpone(postingId: string, from: number, claimId: string): Promise<void>;
  /** Up to `limit` postings whose sender died, after `after`. Their messages may exist. */
  interrupted(now: number, limit: number, after?: Posting): Promise<readonly Posting[]>;
  /** How many postings wait for a team admin's word, in all teams. */
  countUnknown(): Promise<number>;
  /** Takes over such a posting with a new lease; undefined if another process has it. */
  reclaim(postingId: string, now: number, claimId: string): Promise<Posting | undefined>;
  /** Records that it's unknown whether this claim sent the posting; false if that's already settled. */
  markUnknown(postingId: string, claimId: string): Promise<boolean>;
  /** Settles an unknown posting as a team admin says: its message exists, or send it again. */
  settleUnknown(
    postingId: string,
    teamId: string,
    word: "there" | "again",
    now: number,
    onceId: string,
  ): Promise<Posting | undefined>;
  /** Deletes a posting that no one saw, if it's still in state `from` and unanswered. */
  withdraw(postingId: string, from: WithdrawableState): Promise<void>;
  /** The same, if its drill has posted a newer question by now; returns whether it has. */
  withdrawIfOvertaken(postingId: string, from: WithdrawableState, now: number): Promise<boolean>;
}

/** Closes a posting and shows its reveal. */
export interface Closing {
  /** Up to `limit` postings after `after` that are past their own hour, or scored but not revealed. */
  toClose(now: number, limit: number, after?: Posting): Promise<readonly Posting[]>;
  /** Scores a posting and freezes its tally, once. Returns its new state. */
  close(postingId: string, now: number): Promise<Posting | undefined>;
  /** Takes the right to edit a closing posting's message; undefined if another process has it. */
  beginReveal(postingId: string, now: number, claimId: string): Promise<Posting | undefined>;
  /** Records that the reveal is shown, or can never be (without a message). */
  markRevealed(postingId: string, message: MessageRef | undefined): Promise<void>;
}

/** The number of answers under an open posting. */
export interface Counting {
  /**
   * Takes the right to edit an open posting's count if an edit is due. Else returns when to ask again (epoch ms), or
   * undefined if there's nothing left to edit.
   */
  beginCount(
    postingId: string,
    now: number,
    interval: number,
    claimId: string,
  ): Promise<CountTurn | undefined>;
  /** Gives back this claim's right to edit, also a reveal's, and records the count that the message shows. */
  endEdit(postingId: string, shown: number | undefined, claimId: string): Promise<void>;
  /** Up to `limit` IDs of open postings after `after` whose message shows an outdated count. */
  stale(
    limit: number,
    after: string | undefined,
  ): Promise<{ readonly ids: readonly string[]; readonly last: string | undefined }>;
}

/** One question asked in one channel. */
export interface Posting {
  readonly id: string;
  readonly drillId: string;
  readonly teamId: string;
  readonly platform: PlatformName;
  /** The team's ID on its platform. */
  readonly externalTeamId: string;
  readonly channel: string;
  readonly date: CalendarDate;
  readonly question: Question;
  /** Option indexes in this posting's order. */
  readonly order: readonly number[];
  readonly reason: string;
  readonly feedback: Feedback;
  readonly state: PostingState;
  readonly message?: MessageRef | undefined;
  /** When it was due (epoch ms). */
  readonly dueAt: number;
  readonly openedAt: number;
  /** Whether it gets a discussion thread after the reveal. */
  readonly discussion: boolean;
  /** When it closes: by its own rule, else at the drill's next due time. */
  readonly closesAt?: number | undefined;
  /** Whether it closes at its own hour instead of at the drill's next posting. */
  readonly ownHour: boolean;
  /** Answers per option index, frozen at close. */
  readonly tally?: readonly number[] | undefined;
}

/** The right to edit a posting's count, or when to ask for it again (epoch ms). */
export type CountTurn =
  | { readonly posting: Posting; readonly answers: number; readonly askAgainAt?: undefined }
  | { readonly posting?: undefined; readonly askAgainAt: number };
