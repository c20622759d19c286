// Recognises a query that asks about two things: "A vs B", "difference between A and B", "A or B".
import { splitWords } from "./words.ts";

export interface Comparison {
  readonly sides: readonly [string, string];
  /** Words such as "or" also stand in other questions: both sides must then be names. */
  readonly isPlain: boolean;
}

const plain = [
  /\bdifferences? (?:(?:between|of|in) )?(?:an? |the )?(?<left>.+?) (?:and|vs|versus|to|from) (?<right>.+)/,
  /(?<left>.+?) (?:vs|versus|compared (?:to|with)) (?<right>.+)/,
  /\bcompare (?<left>.+?) (?:and|with|to) (?<right>.+)/,
];
const ambiguous = [
  /(?<left>.+?) (?:or|same as|instead of|rather than|differs? from|different from) (?<right>.+)/,
];

/** Undefined for what compares nothing, or more than two things. */
export function splitComparison(typed: string): Comparison | undefined {
  const text = splitWords(typed).join(" ");
  if (text.split(/ (?:or|vs|versus) /).length > 2) return undefined;
  for (const [patterns, isPlain] of [[plain, true] as const, [ambiguous, false] as const])
    for (const pattern of patterns) {
      const { left, right } = pattern.exec(text)?.groups ?? {};
      if (left !== undefined && right !== undefined) return { sides: [left, right], isPlain };
    }
  return undefined;
}
