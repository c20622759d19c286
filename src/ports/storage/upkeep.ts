// Upkeep of the database: stored outcomes of writes, and repairs after a clock jump.

/** Stored outcomes of writes. */
export interface Receipts {
  /** Deletes outcomes and shown notices whose IDs sort before `from` or after `to`. */
  forget(from: string, to: string): Promise<void>;
}

/** Repairs what was written while a clock ran far ahead. */
export interface ClockJumps {
  /**
   * Ends claims and waits that last far beyond `now` (epoch ms), forgets plans and unsent postings made then, and lets
   * the time of open postings and of teams that left begin now.
   */
  undo(now: number): Promise<void>;
  /** IDs of up to `limit` answers given far beyond `now`, of those that sort after `after`. */
  answersAhead(now: number, after: string, limit: number): Promise<readonly string[]>;
  /** Changes the date of such an answer to now and replays its card. */
  moveAnswerToNow(answerId: string, now: number): Promise<void>;
}
