// The error for an option that a command doesn't have, with the one that was probably meant.
import { type CommandDescription, usage } from "../../ports/command-description.ts";
import { UserError } from "../../ports/errors.ts";
import { nearest } from "./nearest.ts";
import { printable } from "./printable.ts";
import { isSure } from "./read-value.ts";

/** @param text what was given for it */
export function unknownOption(command: CommandDescription, name: string, text: string): UserError {
  const meant = meantOption(command, name, text);
  const hint = meant === undefined ? usageLine(command) : `Did you mean \`${meant}\`?`;
  return new UserError(`There's no option \`${printable(name)}\`. ${hint}`);
}

/** The option with nearly this name, else the one that takes such a text, else one whose name has this in it. */
export function meantOption({ options }: CommandDescription, name: string, text: string): string | undefined {
  const names = Object.keys(options);
  const word = name.toLowerCase();
  if (word.length < FEWEST_CHARACTERS) return undefined;
  const taking = Object.entries(options).find(
    ([option, spec]) => spec.type !== "integer" && isSure(option, spec, text),
  );
  return nearest(word, names) ?? taking?.[0] ?? names.find((option) => option.includes(word));
}

/** Shorter words are like too many names. */
const FEWEST_CHARACTERS = 3;

/** “Use it like this” for a command. */
export function usageLine(command: CommandDescription): string {
  return `Use it like this: {command:${usage(command).slice(1)}}`;
}
