// Phrases inside a longer text: an error message among the addresses and names that someone pasted with it.
import { isStopWord, splitWords, stemWord } from "./words.ts";

/** Finds the owners of phrases, such as concepts by their symptoms. */
export interface Phrases<Owner> {
  /**
   * Each owner with a phrase whose words are in the text in this order, and the length of its longest one, in words.
   * Between them can be numbers, stop words, and words that no page has, and a few others (`mostSkipped`).
   */
  findIn(words: readonly string[]): ReadonlyMap<Owner, number>;
}

/** How many other words can stand between a phrase's words, per word of the phrase. */
const mostSkipped = 1.5;

interface Phrase<Owner> {
  readonly stems: readonly string[];
  readonly owner: Owner;
}

/** Indexes phrases by their first word; `knows` says whether a page has a stem. */
export function collectPhrases<Owner>(
  phrases: Iterable<readonly [text: string, owner: Owner]>,
  knows: (stem: string) => boolean,
): Phrases<Owner> {
  const split = Array.from(
    phrases,
    ([text, owner]): Phrase<Owner> => ({ stems: splitWords(text).map(stemWord), owner }),
  );
  const byFirst = Map.groupBy(split, ({ stems }) => stems[0] ?? "");
  return {
    findIn: (words) => {
      const found = new Map<Owner, number>();
      const stems = words.map(stemWord);
      for (const [start, stem] of stems.entries())
        for (const phrase of byFirst.get(stem) ?? []) {
          const { length } = phrase.stems;
          if (length > (found.get(phrase.owner) ?? 0) && isAt(start, phrase.stems))
            found.set(phrase.owner, length);
        }
      return found;

      function isAt(start: number, phrase: readonly string[]): boolean {
        let skipped = 0;
        let place = start;
        for (const stem of phrase) {
          while (place < stems.length && stems[place] !== stem) if (!isFiller(place++)) skipped++;
          if (place++ >= stems.length || skipped > mostSkipped * phrase.length) return false;
        }
        return true;
      }
      function isFiller(place: number): boolean {
        const word = words[place] ?? "";
        return /\d/.test(word) || isStopWord(word) || !knows(stems[place] ?? "");
      }
    },
  };
}
