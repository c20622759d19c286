// Which words of a typed command belong to which of its options.
import type { CommandDescription, OptionSpec } from "../../ports/command-description.ts";
import { UserError } from "../../ports/errors.ts";
import { findRun, type Specs, valueText } from "./find-run.ts";
import { nameBareKeys } from "./name-bare-keys.ts";
import { ownLength } from "./own-length.ts";
import { printable } from "./printable.ts";
import { isFreeText, isValue } from "./read-value.ts";
import { readWords, textOf, type Word } from "./read-words.ts";
import { meantOption, unknownOption, usageLine } from "./unknown-option.ts";

type Options = Record<string, string>;

/**
 * The text of each option. Words after `key:` are that option's: as many as its type reads, else all but values of other
 * options at their end. Of the other words, each run that a free option's type reads is that option's, and what is left
 * is for the first free text or choice that takes it.
 * @param others commands that may have an option that this one hasn't
 * @throws UserError for an option that the command doesn't have, and for words too many
 */
export function splitOptions(
  text: string,
  command: CommandDescription,
  others: readonly CommandDescription[] = [],
): Readonly<Options> {
  const refuseUnknown = (words: readonly Word[], isText: boolean) =>
    requireKnown(words, command, isText, others);
  const words = nameBareKeys(readWords(text, command.options), command.options);
  const { loose, named } = groupWords(words, command);
  const free = new Map(Object.entries(command.options).filter(([name]) => !named.has(name)));
  const values: Options = {};
  for (const [name, own] of named) {
    const spec = command.options[name];
    const length = spec === undefined ? own.length : ownLength(name, spec, own, free);
    refuseUnknown(own.slice(0, length), spec !== undefined && isFreeText(spec));
    values[name] = valueText(own.slice(0, length));
    loose.push(...own.slice(length));
  }
  const [taker] = textsOf(free);
  refuseUnknown(loose, taker === undefined || isFreeText(taker[1]));
  const left = takeRuns(loose, free, values);
  return left.length === 0 ? values : { ...values, ...takeRest(left, command, free) };
}

/** The words of each key, and those of none; a number is one word. */
function groupWords(words: readonly Word[], { options }: CommandDescription) {
  const loose: Word[] = [];
  const named = new Map<string, Word[]>();
  let group = loose;
  for (const word of words) {
    if (word.key !== undefined) {
      group = named.has(word.key) ? loose : [];
      if (group !== loose) named.set(word.key, group);
    }
    group.push(word);
    if (group !== loose && options[word.key ?? ""]?.type === "integer") group = loose;
  }
  return { loose, named };
}

/** @throws UserError where something looks like an option of another name; in a free text, only if one is meant */
function requireKnown(
  words: readonly Word[],
  command: CommandDescription,
  isText: boolean,
  others: readonly CommandDescription[],
): void {
  const specs = new Map(Object.entries(command.options));
  for (const [index, { unknown }] of words.entries()) {
    if (unknown === undefined) continue;
    const given = [{ text: unknown.text, quoted: true }, ...words.slice(index + 1)];
    const { text = "" } = findRun(given.slice(unknown.text === "" ? 1 : 0), specs) ?? {};
    if (!isText || meantOption(command, unknown.key, text) !== undefined)
      throw unknownOption(command, unknown.key, text, others);
  }
}

/** Gives each run of words that a free option's type reads to that option, and returns the other words. */
function takeRuns(words: readonly Word[], free: Map<string, OptionSpec>, values: Options): readonly Word[] {
  const left: Word[] = [];
  for (let start = 0; start < words.length; ) {
    const run = findRun(words.slice(start), free);
    if (run === undefined) left.push(...words.slice(start, start + 1));
    else {
      values[run.option] = run.text;
      free.delete(run.option);
    }
    start += run?.length ?? 1;
  }
  return left;
}

/** What is left, for the first option that takes it; the first one says what is wrong where none does. */
function takeRest(words: readonly Word[], command: CommandDescription, free: Specs): Options {
  const takers = textsOf(free);
  if (takers[0] === undefined)
    throw new UserError(
      `{command:${command.name}} has no place for “${printable(textOf(words))}”. ${usageLine(command)}`,
    );
  const isFree = isFreeText(takers[0][1]);
  const text = textOf(isFree ? words : withoutFillers(words));
  if (text === "" && !isFree) return {};
  const [name] = takers.find(([option, spec]) => isValue(option, spec, text)) ?? takers[0];
  return { [name]: text };
}

/** What people say between values. */
const fillers = new Set(["at", "in", "and", "from", "&", ",", ";"]);

function withoutFillers(words: readonly Word[]): readonly Word[] {
  const isWord = ({ text }: Word) => !fillers.has(text.toLowerCase());
  return words.slice(words.findIndex(isWord), words.findLastIndex(isWord) + 1);
}

function textsOf(free: Specs): readonly (readonly [name: string, spec: OptionSpec])[] {
  return [...free].filter(([, { type }]) => type !== "integer");
}
