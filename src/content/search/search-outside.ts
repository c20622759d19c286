// Names that people look up but no concept is about.
import type { Curriculum } from "../../core/model.ts";
import { collectPhrases } from "./search-phrases.ts";
import { contentWords, splitWords } from "./words.ts";

/** The line about a name that a query is mostly about; undefined for any other query. */
export type FindOutside = (words: readonly string[]) => string | undefined;

/** How much of a query's content words a name must be. */
const leastShare = 0.5;

/** Indexes the names. */
export function collectOutside({ outside = [] }: Pick<Curriculum, "outside">): FindOutside {
  const lines = outside.flatMap(({ names, says }) =>
    names.map((name) => [name, { says, size: contentWords(splitWords(name)).length }] as const),
  );
  const phrases = collectPhrases(lines, 1);
  return (words) => {
    const count = contentWords(words).length;
    const [longest] = [...phrases.findIn(words)].toSorted(([, a], [, b]) => b - a);
    return longest !== undefined && longest[0].size >= leastShare * count ? longest[0].says : undefined;
  };
}
