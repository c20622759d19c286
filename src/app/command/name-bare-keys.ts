// `cap 20` as `cap:20`: an option's bare name is its key where its value follows.
import type { OptionSpec, OptionSpecs } from "../../ports/command-description.ts";
import { findRun } from "./find-run.ts";
import { isFreeText, isSure, readText } from "./read-value.ts";
import type { Word } from "./read-words.ts";

/** The words, with each bare name of an option as the key of the next word. */
export function nameBareKeys(words: readonly Word[], options: OptionSpecs): readonly Word[] {
  const read: Word[] = [];
  let key: string | undefined;
  for (const [index, word] of words.entries()) {
    const name = key === undefined && isBare(word) ? word.text.toLowerCase() : "";
    const spec = Object.hasOwn(options, name) ? options[name] : undefined;
    const isKey = spec !== undefined && beginsValue(valueWords(words, index + 1), name, spec, options);
    if (!isKey) read.push(key === undefined ? word : { ...word, key });
    key = isKey ? name : undefined;
  }
  return read;
}

function isBare({ key, quoted }: Word): boolean {
  return key === undefined && !quoted;
}

/** The words up to the next key. */
function valueWords(words: readonly Word[], start: number): readonly Word[] {
  const end = words.findIndex(({ key }, index) => index >= start && key !== undefined);
  return words.slice(start, end === -1 ? undefined : end);
}

/** Whether the words begin with a value of the option whose bare name is before them. */
function beginsValue(words: readonly Word[], name: string, spec: OptionSpec, options: OptionSpecs): boolean {
  if (words.length === 0) return false;
  // Words of free text are likely to be just that: “/quiz topic dns” asks for the topic “topic dns”.
  if (isFreeText(spec)) return name !== firstText(options);
  return findRun(words, new Map([[name, spec]]), isSure(name, spec, name) ? isSure : isRead) !== undefined;
}

function isRead(name: string, spec: OptionSpec, text: string): boolean {
  return "value" in readText(name, spec, text);
}

/** The option that words without a name are for. */
function firstText(options: OptionSpecs): string | undefined {
  return Object.entries(options).find(([, { type }]) => type !== "integer")?.[0];
}
