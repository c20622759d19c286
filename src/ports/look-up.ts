// Look-up: concepts that match what a person typed.

/** A concept that matches. `score` is 0–1; 1 means that the words are one of its names. */
export interface Hit {
  readonly slug: string;
  readonly title: string;
  readonly topic: string;
  readonly score: number;
}

/** Finds concepts. */
export interface LookUp {
  /** Up to `limit` (default 5) concepts that match the words, best first. Never throws. */
  search(words: string, limit?: number): readonly Hit[];
  /** The two concepts in a query such as "x vs y", in that order; undefined for any other query. */
  compare(words: string): readonly [Hit, Hit] | undefined;
}
