// Keys that can be used once, in any process: signatures of requests, states of installations.

export interface UsedKeys {
  /**
   * Marks a key as used until `until` (epoch ms); after that it may be forgotten.
   * @param use a random ID of this use
   * @returns whether this was the first use
   */
  use(key: string, use: string, until: number): Promise<boolean>;
  /** Makes a key usable again: what it was used for didn't happen. */
  release(key: string): Promise<void>;
  /** Deletes some keys that expired before `now` (epoch ms); false where none is left. */
  purge(now: number): Promise<boolean>;
}
