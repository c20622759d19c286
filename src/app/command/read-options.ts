// Options as they come in, checked against the command's description.

import { cleanName, displayName } from "../../core/display-name.ts";
import { type CommandDescription, type OptionSpec, usage } from "../../ports/command-description.ts";
import { UserError } from "../../ports/errors.ts";

const MOST_CHARACTERS = 200;

type OptionValues = Readonly<Record<string, string | number | undefined>>;

/** The validated options of a command. @throws UserError that says what was wrong and what to do. */
export function readOptions(
  command: CommandDescription,
  given: Readonly<Record<string, unknown>>,
): OptionValues {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(command.options, name)) {
      throw new UserError(
        `{command:${command.name}} has no option “${printable(name)}”. ${usageLine(command)}`,
      );
    }
  }
  const values: Record<string, string | number> = {};
  for (const [name, spec] of Object.entries(command.options)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined || value === null || value === "") {
      if (spec.required)
        throw new UserError(
          `{command:${command.name}} needs ${describe(name, spec)}. ${usageLine(command)}`,
          name,
        );
    } else {
      values[name] = readOption(name, spec, value);
    }
  }
  return values;
}

/** “Use it like this” for a command. */
export function usageLine(command: CommandDescription): string {
  return `Use it like this: {command:${usage(command).slice(1)}}`;
}

function readOption(name: string, spec: OptionSpec, value: unknown): string | number {
  if (spec.type === "integer") return readInteger(name, spec, value);
  if (typeof value !== "string") {
    throw new UserError(`The option “${name}” takes text. Type its value as words.`, name);
  }
  const text = value.trim().replace(/\s+/g, " ");
  if ([...text].length > MOST_CHARACTERS) {
    throw new UserError(
      `The option “${name}” takes at most ${MOST_CHARACTERS} characters. Say it shorter.`,
      name,
    );
  }
  if (/\p{Cc}/u.test(text)) {
    throw new UserError(`The option “${name}” contains control characters. Type it as plain text.`, name);
  }
  if (text === "") throw new UserError(`The option “${name}” is empty. Give ${describe(name, spec)}.`, name);
  return spec.type === "choice" ? readChoice(name, spec.choices, text) : text;
}

function readInteger(name: string, spec: OptionSpec & { type: "integer" }, value: unknown): number {
  const number = typeof value === "string" && /^[+-]?\d{1,9}$/.test(value.trim()) ? Number(value) : value;
  if (typeof number === "number" && Number.isInteger(number)) {
    if (number >= spec.minimum && number <= spec.maximum) return number;
  }
  throw new UserError(
    `The option “${name}” takes a whole number from ${spec.minimum} to ${spec.maximum}.`,
    name,
  );
}

function readChoice(name: string, choices: readonly string[], text: string): string {
  const begun = choices.filter((choice) => spoken(choice).startsWith(spoken(text)));
  const found = findChoice(choices, text) ?? (begun.length === 1 ? begun[0] : undefined);
  if (found !== undefined) return found;
  throw new UserError(
    `The option “${name}” takes one of: ${choices.join(", ")}. “${printable(text)}” is none of them.`,
    name,
  );
}

/** The choice that a text is, in any case, with or without underscores. */
export function findChoice(choices: readonly string[], text: string): string | undefined {
  return choices.find((choice) => spoken(choice) === spoken(text));
}

function spoken(text: string): string {
  return text.toLowerCase().replaceAll("_", " ");
}

function describe(name: string, spec: OptionSpec): string {
  return `“${name}” (${spec.description.charAt(0).toLowerCase()}${spec.description.slice(1).replace(/\.$/, "")})`;
}

/** Text of a stranger, safe to show again: short, one line, no invisible characters, no Markdown. */
export function printable(text: string): string {
  const plain = cleanName(text.slice(0, MOST_CHARACTERS).replace(/[\p{Cc}`*_[\]{}<>]/gu, " ")).replace(
    / +/g,
    " ",
  );
  return displayName(
    plain.length > 40 ? `${plain.slice(0, 39).replace(/[\ud800-\udbff]$/, "")}…` : plain,
    "",
  );
}
