// The words of a typed command: what stands in quotes is one word, and `key:` begins an option.
import type { OptionSpecs } from "../../ports/command-description.ts";

export interface Word {
  readonly text: string;
  readonly quoted: boolean;
  /** The option whose first word it is. */
  readonly key?: string;
  /** What looks like an option that the command doesn't have; the text contains it. */
  readonly unknown?: { readonly key: string; readonly text: string };
}

/** A key, then what is in double quotes, in single quotes, or in none. */
const pattern = /(?:(\p{L}[\p{L}\d_]*):\s*)?(?:["“]([^"“”]*)["”](?=\s|$)|'([^']*)'(?=\s|$)|(\S*))\s*/guy;

/** Cuts `a "b c" key:d e` into a, b c, d (of key), e. */
export function readWords(text: string, options: OptionSpecs): readonly Word[] {
  return [...text.trim().matchAll(pattern)]
    .filter(([all]) => all !== "")
    .map(([all, key, double, single, bare = ""]) => {
      const inQuotes = double ?? single;
      const word = { text: inQuotes ?? bare, quoted: inQuotes !== undefined };
      if (key === undefined) return word;
      const name = key.toLowerCase();
      if (Object.hasOwn(options, name)) return { ...word, key: name };
      return { text: all.trim(), quoted: false, unknown: { key: name, text: word.text } };
    });
}

/** The words as one text. */
export function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(" ");
}
