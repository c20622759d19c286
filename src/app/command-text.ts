// Typed commands: `/quiz dns 5`, `/quiz topic:dns count:5` and `/lookup "cluster ip"` mean what they seem to.
import type { CommandDescription, OptionSpec } from "./command.ts";
import { UserError } from "./errors.ts";
import { nearest } from "./nearest.ts";
import { printable, usageLine } from "./read-options.ts";

export interface ParsedCommand {
  readonly command: CommandDescription;
  readonly options: Readonly<Record<string, string>>;
}

/** Longest typed line that is looked at, in characters. */
const MOST_CHARACTERS = 1_000;

/** Parses a line that begins with a command, its slash optional. @throws UserError with the nearest command or the usage. */
export function parseCommandText(text: string, commands: readonly CommandDescription[]): ParsedCommand {
  if (text.length > MOST_CHARACTERS) {
    throw new UserError(`That is too long: a command has at most ${MOST_CHARACTERS} characters.`);
  }
  const line = text.trim();
  const word = /^\/?(\S*)/.exec(line)?.[1] ?? "";
  if (word === "")
    throw new UserError("Type a command, for example `/lookup nodeport`. `/help` lists them all.");
  const command = commands.find(({ name }) => name === word.toLowerCase());
  if (command === undefined) throw unknownCommand(word, commands);
  return { command, options: parseOptions(line.slice(line.indexOf(word) + word.length), command) };
}

/** The error for a command that there is not, with the nearest one that there is. */
export function unknownCommand(name: string, commands: readonly CommandDescription[]): UserError {
  const close = nearest(
    name.toLowerCase(),
    commands.map((command) => command.name),
  );
  const hint = close === undefined ? "" : ` Did you mean \`/${close}\`?`;
  return new UserError(`There is no command “/${printable(name)}”.${hint} \`/help\` lists them all.`);
}

/**
 * Words after `key:` belong to that option until the next key (an integer takes one), the others to the
 * first option still free; an unquoted number goes to a free integer wherever it stands.
 */
function parseOptions(text: string, command: CommandDescription): Record<string, string> {
  const specs = Object.entries(command.options);
  const values: Record<string, string> = {};
  const groups = new Map<string | undefined, Word[]>([[undefined, []]]);
  let group: string | undefined;
  for (const word of readWords(text, Object.keys(command.options))) {
    if (word.key !== undefined)
      group = groups.has(word.key) || Object.hasOwn(values, word.key) ? undefined : word.key;
    if (group !== undefined && command.options[group]?.type === "integer") {
      values[group] = word.text;
      group = undefined;
    } else {
      groups.set(group, [...(groups.get(group) ?? []), word]);
    }
  }
  for (const name of groups.keys()) if (name !== undefined) values[name] = "";
  for (const [key, words] of groups) {
    const spoken = takeNumber(words, specs, values);
    const name = key ?? (spoken === "" ? undefined : firstFree(specs, values, "text", "choice"));
    if (name !== undefined) {
      values[name] = spoken;
    } else if (spoken !== "") {
      throw new UserError(`/${command.name} has no place for “${printable(spoken)}”. ${usageLine(command)}`);
    }
  }
  return values;
}

/** Gives numbers to integer options that are free, and returns the other words. */
function takeNumber(
  words: readonly Word[],
  specs: readonly (readonly [string, OptionSpec])[],
  values: Record<string, string>,
): string {
  const others = words.filter(({ text, quoted }) => {
    const free = !quoted && /^\d+$/.test(text) ? firstFree(specs, values, "integer") : undefined;
    if (free !== undefined) values[free] = text;
    return free === undefined;
  });
  return others.map(({ text }) => text).join(" ");
}

function firstFree(
  specs: readonly (readonly [string, OptionSpec])[],
  values: Readonly<Record<string, string>>,
  ...types: readonly OptionSpec["type"][]
): string | undefined {
  return specs.find(([name, spec]) => !Object.hasOwn(values, name) && types.includes(spec.type))?.[0];
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
