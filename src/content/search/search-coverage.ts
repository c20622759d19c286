// How much of a query a concept covers, by where its words were found.
import type { SearchResult } from "minisearch";
import type { QueryReading } from "./search-query.ts";

/** What a matched word counts, by its best field. */
const credits = { inName: 1, inSymptom: 0.9, inSummary: 0.8, inText: 0.6, corrected: 0.9 };

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

/** The weight of a word that no page has: as much as one that only one page has. */
const unknownWeight = 5;

/** Measures coverage; `match` has the fields of each matched term. */
export function measureCoverage(query: QueryReading, { match }: Pick<SearchResult, "match">): Coverage {
  const matchedJoins = [...query.joined].filter((term) => isInName(match[term]));
  const creditTerm = (term: string) => {
    if (matchedJoins.some((joined) => joined.includes(term))) return credits.inName;
    const fields = match[term];
    return fields === undefined ? 0 : creditFields(fields);
  };
  let sum = 0;
  let wordCount = 0;
  let understood = 0;
  let understandable = 0;
  let named = 0;
  for (const { readings, isCorrected, isClose, isKnown, weight } of query.own) {
    const credit = Math.max(...readings.map((term) => creditTerm(term)));
    sum += weight * credit * (isCorrected ? credits.corrected : 1);
    if (credit > 0 && !isCorrected) wordCount++;
    const full = isKnown || isCorrected ? weight : unknownWeight;
    understandable += full;
    if (!isClose) continue;
    understood += full * credit * (isCorrected ? credits.corrected : 1);
    if (credit >= credits.inSymptom) named++;
  }
  return {
    share: query.weight > 0 ? sum / query.weight : 0,
    wordCount,
    understood: understandable > 0 ? understood / understandable : 0,
    isNamed: named === query.own.length,
  };
}

function creditFields(fields: readonly string[]): number {
  if (isInName(fields)) return credits.inName;
  if (fields.includes("symptoms")) return credits.inSymptom;
  return fields.includes("summary") ? credits.inSummary : credits.inText;
}

function isInName(fields: readonly string[] | undefined): boolean {
  return fields !== undefined && (fields.includes("title") || fields.includes("aliases"));
}
