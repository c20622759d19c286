// Typed commands: `/quiz dns 5`, `/quiz topic:dns count:5` and `/lookup "cluster ip"` mean what they seem to.

import type { CommandDescription, OptionSpec } from "../../ports/command-description.ts";
import { UserError } from "../../ports/errors.ts";
import { findCommand, unknownCommand } from "./find-command.ts";
import { findChoice, printable, usageLine } from "./read-options.ts";

export interface ParsedCommand<C extends CommandDescription> {
  readonly command: C;
  readonly options: Readonly<Record<string, string>>;
}

/** Longest typed line that is looked at, in characters. */
const MOST_CHARACTERS = 1_000;

/** Most words that are tried as one value. */
const LONGEST_RUN = 16;

/** Parses a line that begins with a command, its slash optional. @throws UserError with the nearest command or the usage. */
export function parseCommandText<C extends CommandDescription>(
  text: string,
  commands: readonly C[],
): ParsedCommand<C> {
  if (text.length > MOST_CHARACTERS) {
    throw new UserError(`That is too long: a command has at most ${MOST_CHARACTERS} characters.`);
  }
  if (["", "/"].includes(text.trim()))
    throw new UserError(
      "Type a command, for example {command:lookup nodeport}. {command:help} lists them all.",
    );
  const found = findCommand(text, commands);
  if (found === undefined) throw unknownCommand(text, commands);
  return { command: found.command, options: parseOptions(found.rest, found.command) };
}

type Specs = readonly (readonly [name: string, spec: OptionSpec])[];
type Options = Record<string, string>;

/**
 * Words after `key:` belong to that option until the next key (an integer takes one; an option that says what it is
 * like, as much as is so); before such a value, the key may go without its colon. Of the others, an unquoted number
 * goes to a free integer wherever it stands, and what is like an option to that option; what is left, to the first text
 * or choice still free.
 */
function parseOptions(text: string, command: CommandDescription): Options {
  const specs = Object.entries(command.options);
  const words = withBareKeys(readWords(text, Object.keys(command.options)), command);
  const { loose, keyed } = groupWords(words, command);
  const values: Options = Object.fromEntries([...keyed.keys()].map((key) => [key, ""]));
  for (const [key, words] of keyed) {
    const own = likeLength(command.options[key], words) ?? words.length;
    values[key] = spokenText(takeNumbers(words.slice(0, own), specs, values));
    loose.push(...words.slice(own));
  }
  const left = spokenText(takeLike(takeNumbers(loose, specs, values), specs, values));
  if (left === "") return values;
  const name = firstFree(specs, values, ({ type }) => type !== "integer");
  if (name === undefined)
    throw new UserError(
      `{command:${command.name}} has no place for “${printable(left)}”. ${usageLine(command)}`,
    );
  values[name] = left;
  return values;
}

/** `cap 20` as `cap:20`: the bare name of an option is its key where its value follows. */
function withBareKeys(words: readonly Word[], { options }: CommandDescription): readonly Word[] {
  const read: Word[] = [];
  let key: string | undefined;
  for (const [index, word] of words.entries()) {
    const name = word.text.toLowerCase();
    const spec = Object.hasOwn(options, name) && !word.quoted ? options[name] : undefined;
    const isKey = key === undefined && word.key === undefined && spec !== undefined;
    const named =
      isKey && !isLike(spec, name) && beginsValue(spec, words.slice(index + 1, index + 1 + LONGEST_RUN));
    if (!named) read.push(key === undefined ? word : { ...word, key });
    key = named ? name : undefined;
  }
  return read;
}

/** Whether the words begin with a value of an option: a number, or something that is like it. */
function beginsValue(spec: OptionSpec, words: readonly Word[]): boolean {
  const [next] = words;
  if (next === undefined || next.key !== undefined) return false;
  if (spec.type === "integer") return isNumber(next);
  return likeLength(spec, words) !== undefined;
}

/** The words of each key, and those of none. */
function groupWords(words: readonly Word[], { options }: CommandDescription) {
  const loose: Word[] = [];
  const keyed = new Map<string, Word[]>();
  let group = loose;
  for (const word of words) {
    if (word.key !== undefined) {
      group = keyed.has(word.key) ? loose : [];
      if (group !== loose) keyed.set(word.key, group);
    }
    group.push(word);
    if (group !== loose && options[word.key ?? ""]?.type === "integer") group = loose;
  }
  return { loose, keyed };
}

/** How many words, from the first, are like an option; undefined where none are. */
function likeLength(spec: OptionSpec | undefined, words: readonly Word[]): number | undefined {
  for (let length = Math.min(words.length, LONGEST_RUN); length > 0; length--) {
    if (spec !== undefined && isLike(spec, spokenText(words.slice(0, length)))) return length;
  }
  return undefined;
}

function isNumber({ text, quoted }: Word): boolean {
  return !quoted && /^\d+$/.test(text);
}

/** Gives numbers to integer options that are free, and returns the other words. */
function takeNumbers(words: readonly Word[], specs: Specs, values: Options): readonly Word[] {
  return words.filter((word) => {
    const free = isNumber(word) ? firstFree(specs, values, ({ type }) => type === "integer") : undefined;
    if (free !== undefined) values[free] = word.text;
    return free === undefined;
  });
}

/** Gives the longest runs of words to options that they are like, and returns the other words. */
function takeLike(words: readonly Word[], specs: Specs, values: Options): readonly Word[] {
  const left: Word[] = [];
  for (let start = 0; start < words.length; ) {
    const run = likeRun(words.slice(start, start + LONGEST_RUN), specs, values);
    if (run === undefined) left.push(...words.slice(start, start + 1));
    else values[run.name] = run.text;
    start += run?.length ?? 1;
  }
  return left;
}

/** The longest beginning of the words that a free option is like. */
function likeRun(words: readonly Word[], specs: Specs, values: Options) {
  for (let length = words.length; length > 0; length--) {
    const text = spokenText(words.slice(0, length)).replace(/,$/, "");
    const name = firstFree(specs, values, (spec) => isLike(spec, text));
    if (name !== undefined) return { name, text, length };
  }
  return undefined;
}

function isLike(spec: OptionSpec, text: string): boolean {
  if (spec.type === "choice") return findChoice(spec.choices, text) !== undefined;
  return spec.type === "text" && spec.like?.test(text) === true;
}

function firstFree(
  specs: Specs,
  values: Readonly<Options>,
  fits: (spec: OptionSpec) => boolean,
): string | undefined {
  return specs.find(([name, spec]) => !Object.hasOwn(values, name) && fits(spec))?.[0];
}

function spokenText(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(" ");
}

interface Word {
  /** The option it is the first word of. */
  readonly key?: string | undefined;
  readonly text: string;
  readonly quoted: boolean;
}

/** Cuts `a "b c" key:d e` into a, b c, d (of key), e; what stands in quotes is one word. */
function readWords(text: string, keys: readonly string[]): readonly Word[] {
  const key = keys.length === 0 ? "" : `(?:(?<key>${keys.join("|")}):\\s*)?`;
  const quoted = `["“](?<double>[^"“”]*)["”](?=\\s|$)|'(?<single>[^']*)'(?=\\s|$)`;
  return [...text.trim().matchAll(new RegExp(`${key}(?:${quoted}|(?<word>\\S*))\\s*`, "giy"))]
    .filter(([all]) => all !== "")
    .map(({ groups = {} }) => {
      const inQuotes = groups.double ?? groups.single;
      return {
        key: groups.key?.toLowerCase(),
        text: inQuotes ?? groups.word ?? "",
        quoted: inQuotes !== undefined,
      };
    });
}
