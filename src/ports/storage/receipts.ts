// What lets a write run again: the outcomes of first runs.

export interface Receipts {
  /** Forgets outcomes and shown notices whose IDs sort before `from` or after `to`. */
  forget(from: string, to: string): Promise<void>;
}
