// Reads unknown words as known ones: typos, and words that are still being typed.
import MiniSearch, { type SearchOptions } from "minisearch";

/**
 * The words in names that an unknown word can mean, most likely first. For the last word of a query, completions come
 * before corrections, because it can be unfinished.
 */
export type CorrectSpelling = (word: string, isLast: boolean) => readonly string[];

/** The word lengths that each correction needs: shorter words are similar to too many others. */
const lengths = { oneMissing: 3, oneEdit: 4, twoEdits: 7, threeEdits: 11, beginning: 3, remainder: 5 };
const maxReadings = 3;

/** Creates a spelling corrector; `counts` has the words in names, and how many concepts have each. */
export function createSpelling(counts: ReadonlyMap<string, number>): CorrectSpelling {
  const index = new MiniSearch<{ readonly id: string; readonly word: string }>({
    fields: ["word"],
    tokenize: (word) => [word],
    processTerm: (word) => word,
  });
  index.addAll(Array.from(counts.keys(), (word) => ({ id: word, word })));

  /** Words with the same first letter come first, then those that more concepts have. */
  const find = (word: string, options: SearchOptions): readonly string[] => {
    const likelihood = (near: string) => (counts.get(near) ?? 0) + (near[0] === word[0] ? counts.size : 0);
    const found = index.search(word, options).map(({ id }) => String(id));
    return found.sort((a, b) => likelihood(b) - likelihood(a) || (a < b ? -1 : 1));
  };
  const correctOne = (word: string) => {
    if (word.length < lengths.oneMissing) return [];
    const swapped = swapNeighbors(word).filter((near) => counts.has(near));
    const edited = find(word, { fuzzy: 1 });
    return [
      ...swapped,
      ...(word.length < lengths.oneEdit ? edited.filter(({ length }) => length > word.length) : edited),
    ];
  };
  const correctMore = (edits: number, shortest: number) => (word: string) =>
    word.length < shortest ? [] : find(word, { fuzzy: edits }).filter((near) => near[0] === word[0]);
  const correctTwo = correctMore(2, lengths.twoEdits);
  const correctThree = correctMore(3, lengths.threeEdits);
  const complete = (word: string) => (word.length < lengths.beginning ? [] : find(word, { prefix: true }));
  const cut = (word: string) => {
    for (let length = word.length - 1; length >= lengths.remainder; length--)
      if (counts.has(word.slice(0, length))) return [word.slice(0, length)];
    return [];
  };

  const typing = [complete, correctOne, correctTwo, correctThree, cut];
  const typed = [correctOne, complete, correctTwo, correctThree, cut];
  return (word, isLast) => {
    for (const read of isLast ? typing : typed) {
      const readings = read(word);
      if (readings.length > 0) return readings.slice(0, maxReadings);
    }
    return [];
  };
}

/** Swapped neighbors are the most common typo, but count as two edits in an edit distance. */
function swapNeighbors(word: string): readonly string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, index) => `${word.slice(0, index)}${word[index + 1]}${word[index]}${word.slice(index + 2)}`,
  );
}
