// Phrases inside a longer text: an error message among the addresses and names that someone pasted with it.
import { splitWords } from "./words.ts";

/** Finds the owners of phrases, such as concepts by their symptoms. */
export interface Phrases<Owner> {
  /** Each owner with a phrase that is in the words, and the length of its longest one, in words. */
  findIn(words: readonly string[]): ReadonlyMap<Owner, number>;
}

interface Phrase<Owner> {
  readonly words: readonly string[];
  readonly owner: Owner;
}

/** Indexes phrases of at least `shortest` words by their first word. */
export function collectPhrases<Owner>(
  phrases: Iterable<readonly [text: string, owner: Owner]>,
  shortest: number,
): Phrases<Owner> {
  const split = Array.from(phrases, ([text, owner]): Phrase<Owner> => ({ words: splitWords(text), owner }));
  const byFirst = Map.groupBy(
    split.filter(({ words }) => words.length >= shortest),
    ({ words }) => words[0] ?? "",
  );
  return {
    findIn: (words) => {
      const found = new Map<Owner, number>();
      for (const [index, word] of words.entries())
        for (const phrase of byFirst.get(word) ?? [])
          if (phrase.words.every((one, place) => words[index + place] === one))
            found.set(phrase.owner, Math.max(found.get(phrase.owner) ?? 0, phrase.words.length));
      return found;
    },
  };
}
