// How much of a query a concept covers, by where its words were found.
import type { Match } from "./search-index.ts";
import type { QueryReading } from "./search-query.ts";

/** What a word in a name and one in a symptom count, and what corrected words and synonyms keep. */
const credits = { inName: 1, inSymptom: 0.9, corrected: 0.9, synonym: 0.9 };

/** How much of a query a concept covers. */
export interface Coverage {
  /** The share of the query's weight that the concept covers, 0 to 1. */
  readonly share: number;
  /** How many words match without a correction. */
  readonly wordCount: number;
  /** The share of the query's weight that was understood, 0 to 1: unknown words count fully, and guesses don't. */
  readonly understood: number;
  /** Whether the concept's names and symptoms have every word. */
  readonly isNamed: boolean;
}

/** The weight of a word that no page has: as much as one that only one page has, and twice that in a name outside. */
const unknownWeights = { other: 5, foreign: 10 };

/** Measures how much of a query a page covers. */
export function measureCoverage(query: QueryReading, { creditOf }: Pick<Match, "creditOf">): Coverage {
  const matchedJoins = [...query.joined].filter((term) => creditOf(term) === credits.inName);
  const creditTerm = (term: string) =>
    matchedJoins.some((joined) => joined.includes(term)) ? credits.inName : creditOf(term);
  let sum = 0;
  let wordCount = 0;
  let understood = 0;
  let understandable = 0;
  let named = 0;
  for (const { readings, synonyms, isCorrected, isClose, isKnown, isForeign, weight } of query.own) {
    const credit = Math.max(
      ...readings.map(creditTerm),
      ...synonyms.map((term) => credits.synonym * creditOf(term)),
    );
    const counted = credit * (isCorrected ? credits.corrected : 1);
    sum += weight * counted;
    if (credit > 0 && !isCorrected) wordCount++;
    const unknown = isForeign ? unknownWeights.foreign : unknownWeights.other;
    const full = isKnown || isCorrected ? weight : unknown;
    understandable += full;
    if (!isClose) continue;
    understood += full * counted;
    if (credit >= credits.inSymptom) named++;
  }
  return {
    share: query.weight > 0 ? sum / query.weight : 0,
    wordCount,
    understood: understandable > 0 ? understood / understandable : 0,
    isNamed: named === query.own.length,
  };
}
