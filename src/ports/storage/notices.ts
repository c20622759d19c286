// Sentences stored for a member's next command.

export interface Notices {
  /** Keeps a sentence for the member's next command. */
  leave(memberId: string, markdown: string, id: string, now: number): Promise<void>;
  /** Forgets a notice that its member heard of in another way. */
  drop(id: string): Promise<void>;
  /** At most `limit` of the member's notices, oldest first; each is told once. */
  take(memberId: string, limit: number): Promise<readonly string[]>;
}

/** A sentence for a member's next command. */
export interface NewNotice {
  readonly id: string;
  readonly markdown: string;
}
