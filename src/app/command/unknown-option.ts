// The error for an option that a command doesn't have, with the one that was probably meant.
import { type CommandDescription, usage } from "../../ports/command-description.ts";
import { UserError } from "../../ports/errors.ts";
import { nearest } from "./nearest.ts";
import { printable } from "./printable.ts";
import { isSure } from "./read-value.ts";

/**
 * @param text what was given for it
 * @param others commands that may have the option instead
 */
export function unknownOption(
  command: CommandDescription,
  name: string,
  text: string,
  others: readonly CommandDescription[] = [],
): UserError {
  const meant = meantOption(command, name, text);
  const hint =
    meant === undefined ? (elsewhere(name, others) ?? usageLine(command)) : `Did you mean \`${meant}\`?`;
  return new UserError(`There's no option \`${printable(name)}\`. ${hint}`);
}

/** The option with nearly this name, else the one that takes such a text, else one that people call so. */
export function meantOption({ options }: CommandDescription, name: string, text: string): string | undefined {
  const names = Object.keys(options);
  const word = name.toLowerCase();
  const synonym = synonyms.get(word)?.find((option) => Object.hasOwn(options, option));
  if (word.length < FEWEST_CHARACTERS) return synonym;
  const taking = Object.entries(options).find(
    ([option, spec]) => spec.type !== "integer" && isSure(option, spec, text),
  );
  return nearest(word, names) ?? taking?.[0] ?? synonym ?? names.find((option) => option.includes(word));
}

/** Shorter words are like too many names. */
const FEWEST_CHARACTERS = 3;

/** Options by what people call them. */
const synonyms: ReadonlyMap<string, readonly string[]> = new Map([
  ["at", ["time"]],
  ["hour", ["time"]],
  ["clock", ["time"]],
  ["tz", ["zone"]],
  ["timezone", ["zone"]],
  ["city", ["zone"]],
  ["day", ["weekdays"]],
  ["days", ["weekdays"]],
  ["off", ["holidays"]],
  ["vacation", ["holidays"]],
  ["subject", ["topics", "topic"]],
  ["level", ["difficulty"]],
  ["verdict", ["feedback"]],
  ["closing", ["closes"]],
  ["deadline", ["closes"]],
  ["thread", ["discussion"]],
  ["limit", ["cap"]],
  ["number", ["count"]],
  ["week", ["period"]],
]);

/** Which command has the option; of a group such as /drill, its last one, which changes what the others created. */
function elsewhere(name: string, others: readonly CommandDescription[]): string | undefined {
  const word = name.toLowerCase();
  for (const option of [word, ...(synonyms.get(word) ?? [])]) {
    const owners = others.filter(({ hidden, options }) => !hidden && Object.hasOwn(options, option));
    const group = groupOf(owners[0]);
    const owner = owners.findLast((one) => groupOf(one) === group);
    if (owner !== undefined) return `\`${option}\` belongs to {command:${owner.name}}.`;
  }
  return undefined;
}

function groupOf(command: CommandDescription | undefined): string | undefined {
  return command?.name.split(" ")[0];
}

/** “Use it like this” for a command. */
export function usageLine(command: CommandDescription): string {
  return `Use it like this: {command:${usage(command).slice(1)}}`;
}
