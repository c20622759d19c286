// Runs of words that are values of options, by the options' own types.
import type { OptionSpec } from "../../ports/command-description.ts";
import { isSure, MOST_CHARACTERS } from "./read-value.ts";
import { textOf, type Word } from "./read-words.ts";

export type Specs = ReadonlyMap<string, OptionSpec>;

type IsTaken = (name: string, spec: OptionSpec, text: string) => boolean;

interface Run {
  readonly option: string;
  readonly text: string;
  /** In words. */
  readonly length: number;
}

/** Most words in a row that add to a value only together: `America / North Dakota / New Salem` is one with its last. */
const MOST_IN_A_ROW = 7;

/**
 * The longest run, from the first word, that is a value of an option; of equally long ones, the first option's.
 * @param isTaken whether a text is one
 */
export function findRun(words: readonly Word[], specs: Specs, isTaken: IsTaken = isSure): Run | undefined {
  let found: Run | undefined;
  for (let length = 1; length <= words.length; length++) {
    const text = valueText(words.slice(0, length));
    if (length > (found?.length ?? 0) + MOST_IN_A_ROW || text.length > MOST_CHARACTERS) break;
    const isNumber = length === 1 && words[0] !== undefined && isWhole(words[0]);
    const [option] =
      [...specs].find(([name, spec]) => (spec.type === "integer" ? isNumber : isTaken(name, spec, text))) ??
      [];
    if (option !== undefined) found = { option, text, length };
  }
  return found;
}

/** Whether the words are nothing but values of different options. */
export function areRuns(words: readonly Word[], specs: Specs): boolean {
  const free = new Map(specs);
  let left = words;
  while (left.length > 0) {
    const run = findRun(left, free);
    if (run === undefined) return false;
    free.delete(run.option);
    left = left.slice(run.length);
  }
  return true;
}

/** A number is only one outside of quotes. */
function isWhole({ text, quoted }: Word): boolean {
  return !quoted && /^\d+$/.test(text);
}

/** The words as a value; a comma after them is none of it. */
export function valueText(words: readonly Word[]): string {
  return textOf(words).replace(/(.)[,;]$/, "$1");
}
