// Corrections: what a question's new version does to older answers.
import type { Drill } from "./drills.ts";

/** Applies corrections and keeps track of the notices about them. */
export interface Corrections {
  /**
   * Amends answers to versions below `below`, up to one for each of `ids`: writes the amendment, recomputes scores,
   * and replays cards. Returns how many it amended; 0 means done.
   */
  amend(correction: Correction, now: number, ids: readonly string[]): Promise<number>;
  /** Drills that asked a version below `below` and haven't posted a notice about `below` yet. */
  drillsToNotify(questionId: string, below: number, now: number): Promise<readonly Drill[]>;
  /** Claims the notice for a drill before sending it; `claimId` is a new ID. */
  claimNotice(
    drillId: string,
    questionId: string,
    version: number,
    now: number,
    claimId: string,
  ): Promise<NoticeTurn>;
  /** Records that the notice is in the channel. */
  markNoticePosted(drillId: string, questionId: string, version: number): Promise<void>;
  /** Gives back a claimed notice that is known not to be sent: the next claim counts as the first. */
  forgetNotice(drillId: string, questionId: string, version: number, claimId: string): Promise<void>;
}

/**
 * The result of claiming a notice. "first": no one tried before. "again": someone tried, and the notice may be in the
 * channel. Undefined: another process has it.
 */
export type NoticeTurn = "first" | "again" | undefined;

/** What a new version means for answers to older ones. */
export interface Correction {
  readonly questionId: string;
  /** Answers to versions below this one are amended. */
  readonly below: number;
  readonly effect: "void" | "credit";
}
