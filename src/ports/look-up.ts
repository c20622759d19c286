// Look-up: concepts that match what a person typed.

/** A concept that matches. A higher score is a better match. */
export interface Hit {
  readonly slug: string;
  readonly title: string;
  readonly topic: string;
  readonly score: number;
}

/** Finds concepts. */
export interface LookUp {
  /** Concepts that match the words, best first. */
  search(words: string, limit?: number): readonly Hit[];
  /** The two concepts that "x vs y" names. */
  compare(words: string): readonly [Hit, Hit] | undefined;
}
