// Look-up: concepts that match what a person typed.

export interface Hit {
  readonly slug: string;
  readonly title: string;
  readonly topic: string;
  readonly score: number;
}

export interface LookUp {
  /** Concepts that fit the words, best first; empty where nothing fits. */
  search(words: string, limit?: number): readonly Hit[];
  /** The two concepts that "x vs y" names. */
  compare(words: string): readonly [Hit, Hit] | undefined;
}
