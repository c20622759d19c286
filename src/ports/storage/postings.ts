// Postings, from claim to reveal.

import type { Occurrence } from "../../core/drill-calendar.ts";
import type { CalendarDate, Question } from "../../core/model.ts";
import type { PostingState, WithdrawableState } from "../../core/posting.ts";
import type { MessageRef, PlatformName } from "../person.ts";
import type { Feedback } from "./drills.ts";
import type { Claim } from "./schedules.ts";

/** Postings as members, admins, and schedules see them. */
export interface Postings {
  /** Claims (drill, date) and moves the drill on; undefined where it was claimed before. Nothing is sent yet. */
  claim(claim: Claim): Promise<Posting | undefined>;
  find(postingId: string): Promise<Posting | undefined>;
  /** The channel's open posting, else the team's latest. */
  current(teamId: string, channel: string | undefined): Promise<Posting | undefined>;
  /** When the drill was last posted, and for which date. */
  last(drillId: string): Promise<Occurrence | undefined>;
  /** A drill's open postings, oldest first. */
  open(drillId: string): Promise<readonly Posting[]>;
  /** A team's postings whose fate is unknown, oldest first. */
  unknown(teamId: string): Promise<readonly Posting[]>;
  countAnswers(postingId: string): Promise<number>;
}

/**
 * Sending a posting's message, and finding out what became of it. A `claimId` is drawn by the process that wants to
 * send: only that claim gives back what it took.
 */
export interface Sending {
  /** Up to `limit` postings that wait to be sent, oldest first, from the one after `after` on. */
  toSend(now: number, limit: number, after?: Posting): Promise<readonly Posting[]>;
  /** Takes a planned posting for sending, with a lease of a minute; undefined where another process has it. */
  beginSending(postingId: string, now: number, claimId: string): Promise<Posting | undefined>;
  markPosted(postingId: string, message: MessageRef): Promise<void>;
  /** Puts back a posting that this claim took and certainly did not send, to be sent from `from` on (epoch ms). */
  postpone(postingId: string, from: number, claimId: string): Promise<void>;
  /** Up to `limit` postings whose sender died: where their message is, and whether there is one, isn't recorded. */
  interrupted(now: number, limit: number, after?: Posting): Promise<readonly Posting[]>;
  /** Takes over such a posting with a new lease; undefined where another process has it. */
  reclaim(postingId: string, now: number, claimId: string): Promise<Posting | undefined>;
  /** Records that no one can tell whether this claim's posting was sent; false where that has been settled. */
  markUnknown(postingId: string, claimId: string): Promise<boolean>;
  /** A team admin's word on a posting that is unknown: it exists, or send it again. */
  settleUnknown(
    postingId: string,
    teamId: string,
    word: "there" | "again",
    now: number,
    onceId: string,
  ): Promise<Posting | undefined>;
  /** Deletes a posting that no one saw, where it is still in that state and unanswered. */
  withdraw(postingId: string, from: WithdrawableState): Promise<void>;
  /** The same where a newer question of its drill was posted by now; returns whether one was. */
  withdrawIfOvertaken(postingId: string, from: WithdrawableState, now: number): Promise<boolean>;
}

/** Closing a posting and showing its reveal. */
export interface Closing {
  /** Up to `limit` postings past their own hour, or scored but not yet revealed, from the one after `after` on. */
  toClose(now: number, limit: number, after?: Posting): Promise<readonly Posting[]>;
  /** Scores a posting and freezes its tally, once; returns it as it then is. */
  close(postingId: string, now: number): Promise<Posting | undefined>;
  /** Takes the one right to edit a closing posting's message; undefined where another process has it. */
  beginReveal(postingId: string, now: number, claimId: string): Promise<Posting | undefined>;
  /** Records that the reveal is shown, or that it never can be. */
  markRevealed(postingId: string, message: MessageRef | undefined): Promise<void>;
}

/** The number of answers under an open posting. */
export interface Counting {
  /**
   * Takes the one right to edit an open posting's count, where that is due; else says when to ask again (epoch
   * ms), or undefined where nothing is left to edit.
   */
  beginCount(
    postingId: string,
    now: number,
    interval: number,
    claimId: string,
  ): Promise<CountTurn | undefined>;
  /** Gives this claim's right to edit back, also a reveal's, and records the number that the message shows. */
  endEdit(postingId: string, shown: number | undefined, claimId: string): Promise<void>;
  /** Up to `limit` IDs of open postings, after `after`, whose message shows another number than there is. */
  stale(
    limit: number,
    after: string | undefined,
  ): Promise<{ readonly ids: readonly string[]; readonly last: string | undefined }>;
}

export interface Posting {
  readonly id: string;
  readonly drillId: string;
  readonly teamId: string;
  readonly platform: PlatformName;
  /** The team's id on its platform. */
  readonly externalTeamId: string;
  readonly channel: string;
  readonly date: CalendarDate;
  readonly question: Question;
  /** Option indexes in the order in which this posting shows them. */
  readonly order: readonly number[];
  readonly reason: string;
  readonly feedback: Feedback;
  readonly state: PostingState;
  readonly message?: MessageRef | undefined;
  /** The instant it was due at. */
  readonly dueAt: number;
  readonly openedAt: number;
  /** Whether it gets a thread to discuss it in, once it is revealed. */
  readonly discussion: boolean;
  /** When it closes: by its own rule, else at the drill's next due time. */
  readonly closesAt?: number | undefined;
  /** Whether it closes at its own hour, and not with the drill's next posting. */
  readonly ownHour: boolean;
  /** Answers per option index, frozen at close. */
  readonly tally?: readonly number[] | undefined;
}

/** The one right to edit a posting's count, or when to ask for it again. */
export type CountTurn =
  | { readonly posting: Posting; readonly answers: number; readonly askAgainAt?: undefined }
  | { readonly posting?: undefined; readonly askAgainAt: number };
