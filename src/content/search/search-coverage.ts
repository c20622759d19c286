// How much of a query a concept answers, judged by where its words were found.
import type { SearchResult } from "minisearch";
import type { QueryReading } from "./search-query.ts";

/** What a matched word proves, by the best field it stands in. */
const credits = { inName: 1, inSummary: 0.8, inText: 0.6, mended: 0.9 };

export interface Coverage {
  /** The share of the query's weight that the concept answers, 0 to 1. */
  readonly share: number;
  /** The words that match as they are. */
  readonly wordCount: number;
}

/** `match` tells the fields of each matched term. */
export function measureCoverage(query: QueryReading, { match }: Pick<SearchResult, "match">): Coverage {
  const matchedJoins = [...query.joined].filter((term) => isInName(match[term]));
  const creditTerm = (term: string) => {
    if (matchedJoins.some((joined) => joined.includes(term))) return credits.inName;
    const fields = match[term];
    return fields === undefined ? 0 : creditFields(fields);
  };
  let sum = 0;
  let wordCount = 0;
  for (const { readings, isMended, weight } of query.own) {
    const credit = Math.max(...readings.map((term) => creditTerm(term)));
    sum += weight * credit * (isMended ? credits.mended : 1);
    if (credit > 0 && !isMended) wordCount++;
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
