// Recognizes a query about two things: "A vs B", "difference between A and B", "A or B".

/** A query about two things. */
export interface Comparison {
  readonly sides: readonly [string, string];
  /** False for words such as "or", which other questions contain, too: then both sides must be names. */
  readonly isPlain: boolean;
}

/** The start of a comparison, if any, and the words between its sides. */
const forms: readonly { readonly begin?: RegExp; readonly between: RegExp; readonly isPlain: boolean }[] = [
  {
    begin: /\bdifferences? (?:(?:between|of|in) )?(?:(?:an?|the) (?!(?:and|vs|versus|to|from) ))?/,
    between: / (?:and|vs|versus|to|from) /,
    isPlain: true,
  },
  { between: / (?:vs|versus|compared (?:to|with)) /, isPlain: true },
  { begin: /\bcompare /, between: / (?:and|with|to) /, isPlain: true },
  { between: / (?:or|same as|instead of|rather than|differs? from|different from) /, isPlain: false },
];

/** Splits a comparison; undefined for any other query, and for more than two things. */
export function splitComparison(words: readonly string[]): Comparison | undefined {
  const text = words.join(" ");
  if (text.split(/ (?:or|vs|versus) /).length > 2) return undefined;
  for (const { begin, between, isPlain } of forms) {
    const begun = begin?.exec(text);
    if (begun === null) continue;
    const start = begun === undefined ? 0 : begun.index + begun[0].length;
    const found = between.exec(text.slice(start));
    if (found === null || found.index === 0) continue;
    const right = start + found.index + found[0].length;
    return { sides: [text.slice(start, start + found.index), text.slice(right)], isPlain };
  }
  return undefined;
}
