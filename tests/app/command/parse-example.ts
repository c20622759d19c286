// Typed commands parsed as the example commands, or refused with a sentence.
import { parseCommandText } from "../../../src/app/command/command-text.ts";
import { UserError } from "../../../src/ports/errors.ts";
import { exampleCommands } from "../../support/platforms/example-commands.ts";

export function parse(text: string): readonly [string, Readonly<Record<string, string>>] {
  const { command, options } = parseCommandText(text, exampleCommands);
  return [command.name, { ...options }];
}

/** The sentence that refuses the text; any other failure is a bug. */
export function refusal(text: string): string {
  try {
    parseCommandText(text, exampleCommands);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error(`“${text}” was not refused.`);
}
