// Typed commands: `/quiz dns 5`, `/quiz topic:dns count:5` and `/lookup "cluster ip"` mean what they seem to.

import type { CommandDescription } from "../../ports/command-description.ts";
import { UserError } from "../../ports/errors.ts";
import { findCommand, unknownCommand } from "./find-command.ts";
import { splitOptions } from "./split-options.ts";

export interface ParsedCommand<C extends CommandDescription> {
  readonly command: C;
  readonly options: Readonly<Record<string, string>>;
}

/** Longest typed line that is looked at, in characters. */
const MOST_CHARACTERS = 1_000;

/** Parses a line that begins with a command, its slash optional. @throws UserError with the nearest command or the usage. */
export function parseCommandText<C extends CommandDescription>(
  text: string,
  commands: readonly C[],
): ParsedCommand<C> {
  if (text.length > MOST_CHARACTERS) {
    throw new UserError(`That is too long: a command has at most ${MOST_CHARACTERS} characters.`);
  }
  if (["", "/"].includes(text.trim()))
    throw new UserError("Type a command, such as {command:quiz}. {command:help} lists them all.");
  const found = findCommand(text, commands);
  if (found === undefined) throw unknownCommand(text, commands);
  return { command: found.command, options: splitOptions(found.rest, found.command, commands) };
}
