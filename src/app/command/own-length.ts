// How many of the words after an option's name are its own.
import type { OptionSpec } from "../../ports/command-description.ts";
import { areRuns, findRun, type Specs, valueText } from "./find-run.ts";
import { isFreeText, isValue, MOST_CHARACTERS } from "./read-value.ts";
import type { Word } from "./read-words.ts";

/**
 * As many as are a value of the option, so that values of other options follow where possible. Of a text that could be
 * anything, as few as leave nothing but such values.
 */
export function ownLength(name: string, spec: OptionSpec, words: readonly Word[], others: Specs): number {
  const lengths = possibleLengths(words, spec).filter((length) => areRuns(words.slice(length), others));
  const longest = findRun(words, new Map([[name, spec]]), isValue)?.length;
  if (longest === undefined) return lengths[0] ?? words.length;
  const whole = lengths.findLast(
    (length) => length <= longest && isValue(name, spec, valueText(words.slice(0, length))),
  );
  return whole ?? longest;
}

/** Those of a value's length. A comma goes on with a list of free texts: “topics:DNS, easy” names no difficulty. */
function possibleLengths(words: readonly Word[], spec: OptionSpec): readonly number[] {
  const possible: number[] = [];
  let characters = 0;
  for (const [index, { text }] of words.entries()) {
    characters += text.length + 1;
    if (characters > MOST_CHARACTERS + 1) break;
    if (!isFreeText(spec) || !/[,;&]$/.test(text)) possible.push(index + 1);
  }
  return possible;
}
