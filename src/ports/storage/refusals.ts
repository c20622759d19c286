// What a channel refused for now. We retry with growing delays, and immediately when an admin resumes the drill.
import type { Posting } from "./postings.ts";

/** What channels refused. */
export interface Refusals {
  /**
   * Records that the channel refused something, and gives back this claim's right to do it. Returns whether it's the
   * drill's first refusal with this reason.
   */
  refuse(refused: RefusedPosting | RefusedCorrection): Promise<boolean>;
  /** Up to `limit` postings after `after` whose refused thread is due for a retry. */
  discussionsDue(now: number, limit: number, after?: Posting): Promise<readonly Posting[]>;
  /** Takes the right to open such a posting's thread; undefined if another process has it. */
  takeDiscussion(postingId: string, now: number, claimId: string): Promise<Posting | undefined>;
  /** Records that the thread is open, or can never be. */
  settleDiscussion(postingId: string): Promise<void>;
  /** Whether anything of the drill waits for a retry. */
  waiting(drillId: string): Promise<boolean>;
  /** Makes everything that waits for a retry due now. */
  retry(drillId: string): Promise<void>;
}

interface Refused {
  readonly drillId: string;
  /** The platform's reason. */
  readonly because: string;
  /** The claim that tried it; for a discussion, a new ID. */
  readonly claimId: string;
  /** Epoch ms. */
  readonly now: number;
}

/** A refused edit of a posting's message, search for it, or discussion thread (whose posting is closed). */
export interface RefusedPosting extends Refused {
  readonly what: "edit" | "search" | "discussion";
  readonly postingId: string;
}

/** A refused notice about a question's new version. */
export interface RefusedCorrection extends Refused {
  readonly what: "correction";
  readonly questionId: string;
  readonly version: number;
  /** Whether it's known not to be sent: then the next claim counts as the first. */
  readonly unsent: boolean;
}
