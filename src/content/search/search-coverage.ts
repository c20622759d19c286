// How much of a query a concept covers, by where its words were found.
import type { SearchResult } from "minisearch";
import type { QueryReading } from "./search-query.ts";

/** What a matched word counts, by its best field. */
const credits = { inName: 1, inSummary: 0.8, inText: 0.6, corrected: 0.9 };

/** How much of a query a concept covers. */
export interface Coverage {
  /** The share of the query's weight that the concept covers, 0 to 1. */
  readonly share: number;
  /** How many words match without a correction. */
  readonly wordCount: number;
}

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
  for (const { readings, isCorrected, weight } of query.own) {
    const credit = Math.max(...readings.map((term) => creditTerm(term)));
    sum += weight * credit * (isCorrected ? credits.corrected : 1);
    if (credit > 0 && !isCorrected) wordCount++;
  }
  return { share: query.weight > 0 ? sum / query.weight : 0, wordCount };
}

function creditFields(fields: readonly string[]): number {
  if (isInName(fields)) return credits.inName;
  return fields.includes("summary") ? credits.inSummary : credits.inText;
}

function isInName(fields: readonly string[] | undefined): boolean {
  return fields !== undefined && (fields.includes("title") || fields.includes("aliases"));
}
