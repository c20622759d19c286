// Notices: sentences that a member sees with their next command.

/** Stored notices. */
export interface Notices {
  /** Stores a sentence for the member's next command. */
  store(memberId: string, markdown: string, id: string, now: number): Promise<void>;
  /** Deletes a notice that its member got in another way. */
  drop(id: string): Promise<void>;
  /** Up to `limit` of the member's notices, oldest first. `claimId` is the command's ID: each notice goes to one command. */
  take(memberId: string, limit: number, claimId: string): Promise<readonly string[]>;
}

/** A sentence for a member's next command. */
export interface NewNotice {
  readonly id: string;
  readonly markdown: string;
}
