// Sentences stored for a member's next command.

export interface Notices {
  /** Keeps a sentence for the member's next command. */
  leave(memberId: string, markdown: string, id: string, now: number): Promise<void>;
  /** Forgets a notice that its member heard of in another way. */
  drop(id: string): Promise<void>;
  /** Up to `limit` of the member's notices, oldest first; each goes to one command, whose `claimId` it is. */
  take(memberId: string, limit: number, claimId: string): Promise<readonly string[]>;
}

/** A sentence for a member's next command. */
export interface NewNotice {
  readonly id: string;
  readonly markdown: string;
}
