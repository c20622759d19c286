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

function parseOptions(text: string, command: CommandDescription): Record<string, string> {
  const specs = Object.entries(command.options);
  const values: Record<string, string> = {};
  let plain = "";
  for (const [key, value] of splitAtKeys(text, Object.keys(command.options))) {
    if (key === undefined || Object.hasOwn(values, key)) {
      plain += ` ${value}`;
    } else if (command.options[key]?.type === "integer") {
      const [first = "", ...rest] = value.split(/\s+/);
      values[key] = first;
      plain += ` ${rest.join(" ")}`;
    } else {
      values[key] = unquote(value);
    }
  }
  const words: string[] = [];
  for (const word of plain.trim().split(/\s+/).filter(Boolean)) {
    const count = /^\d+$/.test(word) ? firstFree(specs, values, "integer") : undefined;
    if (count === undefined) words.push(word);
    else values[count] = word;
  }
  if (words.length > 0) {
    const name = firstFree(specs, values, "text", "choice");
    if (name === undefined) {
      throw new UserError(
        `/${command.name} has no place for “${printable(words.join(" "))}”. ${usageLine(command)}`,
      );
    }
    values[name] = unquote(words.join(" "));
  }
  return values;
}

function firstFree(
  specs: readonly (readonly [string, OptionSpec])[],
  values: Readonly<Record<string, string>>,
  ...types: readonly OptionSpec["type"][]
): string | undefined {
  return specs.find(([name, spec]) => !Object.hasOwn(values, name) && types.includes(spec.type))?.[0];
}

/** Cuts `a b key:c d other:e` into [undefined, "a b"], ["key", "c d"], ["other", "e"]. */
function splitAtKeys(
  text: string,
  keys: readonly string[],
): readonly (readonly [string | undefined, string])[] {
  if (keys.length === 0) return [[undefined, text.trim()]];
  const pieces = text.split(new RegExp(`(?:^|\\s)(${keys.join("|")}):`, "i"));
  const [plain = "", ...rest] = pieces;
  const pairs: (readonly [string | undefined, string])[] = [[undefined, plain.trim()]];
  for (let index = 0; index < rest.length; index += 2) {
    pairs.push([rest[index]?.toLowerCase(), (rest[index + 1] ?? "").trim()]);
  }
  return pairs;
}

function unquote(text: string): string {
  return /^(["“'])(.*)["”']$/.exec(text)?.[2] ?? text;
}
