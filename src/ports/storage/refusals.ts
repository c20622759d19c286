// What a channel refused for now: it is tried again, later and later, and at once when its drill is resumed.
import type { Posting } from "./postings.ts";

export interface Refusals {
  /**
   * Records that the channel refused an edit of a posting's message, the search for it, or a correction, and gives this
   * claim's right to do it back. Returns whether nothing of the drill waits for the same reason already.
   */
  refuse(refused: RefusedPosting | RefusedCorrection): Promise<boolean>;
  /** Up to `limit` postings whose refused thread is to be tried again, from the one after `after` on. */
  discussionsDue(now: number, limit: number, after?: Posting): Promise<readonly Posting[]>;
  /** Takes such a posting's thread: no other process opens it; undefined where another one has it. */
  takeDiscussion(postingId: string, now: number, claimId: string): Promise<Posting | undefined>;
  /** Records that a thread that was taken is open, or never can be. */
  settleDiscussion(postingId: string): Promise<void>;
  /** Whether anything of the drill waits because it was refused. */
  waiting(drillId: string): Promise<boolean>;
  /** Lets everything of the drill that was refused be tried at once. */
  retry(drillId: string): Promise<void>;
}

interface Refused {
  readonly drillId: string;
  /** The platform's reason. */
  readonly because: string;
  /** The claim under which it was tried; for a discussion, drawn for this refusal. */
  readonly claimId: string;
  /** Epoch ms. */
  readonly now: number;
}

export interface RefusedPosting extends Refused {
  /** For a discussion, the posting is closed. */
  readonly what: "edit" | "search" | "discussion";
  readonly postingId: string;
}

export interface RefusedCorrection extends Refused {
  readonly what: "correction";
  readonly questionId: string;
  readonly version: number;
  /** Whether it is known not to have been sent, so that the next to claim it is the first one. */
  readonly unsent: boolean;
}
