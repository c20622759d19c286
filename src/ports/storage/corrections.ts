// What a question's new version does to older answers.
import type { Drill } from "./drills.ts";

export interface Corrections {
  /**
   * Amends answers given to versions below `below`, at most one for each of `ids`: writes the amendment,
   * rolls scores up anew, replays cards. Returns how many it amended; 0: nothing is left to do.
   */
  amend(correction: Correction, now: number, ids: readonly string[]): Promise<number>;
  /** Drills that asked a version below `below` and have had no notice of `below` yet. */
  drillsToTell(questionId: string, below: number, now: number): Promise<readonly Drill[]>;
  /** Claims the notice for a drill before it is sent; `claimId` is drawn for this claim. */
  claimNotice(
    drillId: string,
    questionId: string,
    version: number,
    now: number,
    claimId: string,
  ): Promise<NoticeTurn>;
  markNoticePosted(drillId: string, questionId: string, version: number): Promise<void>;
  /** Gives back a claimed notice that was certainly not sent: the next to claim it is the first one. */
  forgetNotice(drillId: string, questionId: string, version: number, claimId: string): Promise<void>;
}

/** Whose turn it is to tell a channel: nobody tried before, or somebody did and perhaps told it; else somebody else's. */
export type NoticeTurn = "first" | "again" | undefined;

/** What a new version means for answers to older ones. */
export interface Correction {
  readonly questionId: string;
  /** Answers to versions below this one are amended. */
  readonly below: number;
  readonly effect: "void" | "credit";
}
