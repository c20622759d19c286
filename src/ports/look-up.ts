// Look-up: concepts that match what a person typed.

/** A concept that matches. `score` is 0–1; 1 means that the words are one of its names. */
export interface Hit {
  readonly slug: string;
  readonly title: string;
  readonly topic: string;
  readonly score: number;
}

/** What look-up makes of a query. */
export interface Answer {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** Whether a name or most of the query was understood. If not, the hits are only the closest pages. */
  readonly isSure: boolean;
  /** A line about a known name that no concept is about. */
  readonly outside: string | undefined;
}

/** Finds concepts. */
export interface LookUp {
  /** Up to `limit` (default 5) concepts that match the words, best first. Never throws. */
  search(words: string, limit?: number): readonly Hit[];
  /** The same, and whether the first hit answers the query. */
  answer(words: string, limit?: number): Answer;
  /** The two concepts in a query such as "x vs y", in that order; undefined for any other query. */
  compare(words: string): readonly [Hit, Hit] | undefined;
}
