// Receipts: stored outcomes of writes, so that a repeated write returns the same.

/** Stored outcomes of writes. */
export interface Receipts {
  /** Deletes outcomes and shown notices whose IDs sort before `from` or after `to`. */
  forget(from: string, to: string): Promise<void>;
}
