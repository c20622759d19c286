// Names that people look up but no concept is about.
import type { Curriculum } from "../../core/model.ts";
import { collectPhrases } from "./search-phrases.ts";
import { contentWords, splitWords } from "./words.ts";

/** What a query says about names outside the pack. */
export interface OutsideReading {
  /** Whether it contains such a name. */
  readonly isMentioned: boolean;
  /** The line about the name that the query is mostly about. */
  readonly line: string | undefined;
}

/** Reads a query's words. */
export type FindOutside = (words: readonly string[]) => OutsideReading;

/** How much of a query's content words a name must be. */
const leastShare = 0.5;

/** Indexes the names. */
export function collectOutside({ outside = [] }: Pick<Curriculum, "outside">): FindOutside {
  const lines = outside.flatMap(({ names, says }) =>
    names.map((name) => [name, { says, size: contentWords(splitWords(name)).length }] as const),
  );
  const phrases = collectPhrases(lines, () => true);
  return (words) => {
    const count = contentWords(words).length;
    const [longest] = [...phrases.findIn(words)].toSorted(([, a], [, b]) => b - a);
    const isMost = longest !== undefined && longest[0].size >= leastShare * count;
    return { isMentioned: longest !== undefined, line: isMost ? longest[0].says : undefined };
  };
}
