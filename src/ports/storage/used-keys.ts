// Keys that can be used once across all processes: request signatures, OAuth states.

/** Keys that were used. */
export interface UsedKeys {
  /** Marks a key as used until `until` (epoch ms); `use` is a new ID. Returns whether this is the first use. */
  use(key: string, use: string, until: number): Promise<boolean>;
  /** Makes a key usable again, because what it was used for didn't happen. */
  release(key: string): Promise<void>;
  /** Deletes some keys that expired before `now` (epoch ms); false if none is left. */
  purge(now: number): Promise<boolean>;
}
