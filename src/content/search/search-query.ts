// Turns what was typed into search terms: stems, corrected spellings, and neighboring words joined.
import type { CorrectSpelling } from "./search-spelling.ts";
import type { SearchTerms } from "./search-terms.ts";
import { isStopWord, splitWords, stemWord } from "./words.ts";

/** A word with a meaning of its own. */
interface QueryWord {
  /** The stem as typed; if no page has it, the stems that it can mean. */
  readonly readings: readonly string[];
  /** Other stems that mean the same. */
  readonly synonyms: readonly string[];
  readonly isCorrected: boolean;
  /** Whether it's likely what was typed: no page has another reading, or it differs by a slip. */
  readonly isClose: boolean;
  readonly isKnown: boolean;
  /** Whether it belongs to a name outside the pack. */
  readonly isForeign: boolean;
  readonly weight: number;
}

/** A query as search terms. */
export interface QueryReading {
  /** All words as typed. */
  readonly words: readonly string[];
  readonly own: readonly QueryWord[];
  /** Two or three neighboring words joined, if a page has the result. */
  readonly joined: ReadonlySet<string>;
  /** The sum over `own`. */
  readonly weight: number;
}

/** In characters. No concept's name is longer. */
const maxQueryLength = 200;

/** The part of a query that is read. Normalizing can expand a character into several, so this cuts again. */
function cutQuery(typed: string): string {
  return typed.slice(0, maxQueryLength).normalize("NFKC").slice(0, maxQueryLength);
}

/** Reads any text. `own` is empty if it has only stop words. */
export function readQuery(typed: string, terms: SearchTerms, correct: CorrectSpelling): QueryReading {
  const words = splitWords(cutQuery(typed));
  const addresses = findAddresses(words, terms);
  const readings = words.map((word, index) =>
    addresses.has(index)
      ? undefined
      : readWord(word, terms, (one) => correct(one, index === words.length - 1)),
  );
  const own = readings.filter((reading) => reading !== undefined);
  const spellings = words.map((word, index) =>
    readings[index]?.isCorrected ? readings[index].readings : [word],
  );
  return {
    words,
    own,
    joined: joinKnown(spellings, terms),
    weight: own.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** The places of IPv4 addresses, which say nothing, unless a page is named so. */
function findAddresses(words: readonly string[], { knows }: SearchTerms): ReadonlySet<number> {
  const places = new Set<number>();
  for (const [index] of words.entries()) {
    const four = words.slice(index, index + 4);
    if (four.length === 4 && four.every(isOctet) && !knows(four.slice(0, 3).join("")))
      for (const offset of four.keys()) places.add(index + offset);
  }
  return places;
}

function isOctet(word: string): boolean {
  return /^\d{1,3}$/.test(word) && Number(word) <= 255;
}

function readWord(
  word: string,
  { knows, trusts, weigh, synonymsOf, isForeign }: SearchTerms,
  correct: (word: string) => readonly string[],
): QueryWord | undefined {
  if (isStopWord(word)) return undefined;
  const stem = stemWord(word);
  const synonyms = synonymsOf(stem);
  const isKnown = knows(stem) || synonyms.length > 0;
  const isRight = trusts(stem) || synonyms.length > 0 || isForeign(stem);
  const corrected = isRight ? [] : correct(word).map(stemWord);
  const readings = [...new Set(isKnown || corrected.length === 0 ? [stem, ...corrected] : corrected)];
  const weight = readings.reduce((sum, reading) => sum + weigh(reading), 0) / readings.length;
  const isCorrected = !isKnown && corrected.length > 0;
  return {
    readings,
    synonyms,
    isCorrected,
    isClose: !isCorrected || isSlip(stem, readings),
    isKnown,
    isForeign: isForeign(stem),
    weight,
  };
}

/** Whether a correction keeps most of a word: short words and completions are guesses. */
function isSlip(typed: string, readings: readonly string[]): boolean {
  const most = typed.length < 7 ? 1 : 2;
  return typed.length >= 4 && readings.some((reading) => Math.abs(reading.length - typed.length) <= most);
}

function joinKnown(spellings: readonly (readonly string[])[], { knows }: SearchTerms): ReadonlySet<string> {
  const joined = new Set<string>();
  const addKnown = (text: string) => {
    const stem = stemWord(text);
    if (knows(stem)) joined.add(stem);
  };
  for (const [index, firsts] of spellings.entries())
    for (const first of firsts)
      for (const second of spellings[index + 1] ?? []) {
        addKnown(`${first}${second}`);
        for (const third of spellings[index + 2] ?? []) addKnown(`${first}${second}${third}`);
      }
  return joined;
}
