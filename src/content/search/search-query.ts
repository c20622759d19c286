// What was typed, as the terms to search: stems, mended spellings, and neighbours written as one word.
import type { MendSpelling } from "./search-spelling.ts";
import type { SearchTerms } from "./search-terms.ts";
import { isStopWord, splitWords, stemWord } from "./words.ts";

/** A word that carries the subject. */
interface QueryWord {
  /** The stem as typed; or where no page holds it, the stems that it may stand for. */
  readonly readings: readonly string[];
  readonly isMended: boolean;
  readonly weight: number;
}

export interface QueryReading {
  /** All words as typed. */
  readonly words: readonly string[];
  readonly own: readonly QueryWord[];
  /** Neighbours as one word, two or three at a time, where pages know it. */
  readonly joined: ReadonlySet<string>;
  /** The sum over `own`. */
  readonly weight: number;
}

/** Longer input is cut: nothing that names a concept is longer. */
const longestQuery = 200;

/** What of a query is looked at; some characters are several once they are spelled out. */
export function cutQuery(typed: string): string {
  return typed.slice(0, longestQuery).normalize("NFKC").slice(0, longestQuery);
}

/** Reads any text; `own` is empty where nothing but stop words was typed. */
export function readQuery(typed: string, terms: SearchTerms, mend: MendSpelling): QueryReading {
  const words = splitWords(cutQuery(typed));
  const readings = words.map((word, index) =>
    readWord(word, terms, (one) => mend(one, index === words.length - 1)),
  );
  const own = readings.filter((reading) => reading !== undefined);
  const spellings = words.map((word, index) =>
    readings[index]?.isMended ? readings[index].readings : [word],
  );
  return {
    words,
    own,
    joined: joinKnown(spellings, terms),
    weight: own.reduce((sum, { weight }) => sum + weight, 0),
  };
}

function readWord(
  word: string,
  { knows, trusts, weigh }: SearchTerms,
  mend: (word: string) => readonly string[],
): QueryWord | undefined {
  if (isStopWord(word)) return undefined;
  const stem = stemWord(word);
  const isKnown = knows(stem);
  const mended = trusts(stem) ? [] : mend(word).map(stemWord);
  const readings = [...new Set(isKnown || mended.length === 0 ? [stem, ...mended] : mended)];
  const weight = readings.reduce((sum, reading) => sum + weigh(reading), 0) / readings.length;
  return { readings, isMended: !isKnown && mended.length > 0, weight };
}

function joinKnown(spellings: readonly (readonly string[])[], { knows }: SearchTerms): ReadonlySet<string> {
  const joined = new Set<string>();
  for (const [index, firsts] of spellings.entries())
    for (const first of firsts)
      for (const second of spellings[index + 1] ?? []) {
        const pair = `${first}${second}`;
        if (knows(stemWord(pair))) joined.add(stemWord(pair));
        for (const third of spellings[index + 2] ?? [])
          if (knows(stemWord(`${pair}${third}`))) joined.add(stemWord(`${pair}${third}`));
      }
  return joined;
}
