// Options as they come in, each read once, by the type that describes it.
import type { CommandDescription, OptionSpec } from "../../ports/command-description.ts";
import { UserError } from "../../ports/errors.ts";
import { MOST_CHARACTERS, readText, requireValue } from "./read-value.ts";
import { unknownOption, usageLine } from "./unknown-option.ts";

/** Options by their names, as a person or a platform gave them. */
export type GivenOptions = Readonly<Record<string, unknown>>;

/** The values of a command's options. @throws UserError that says what was wrong, where, and what to do */
export function readOptions(command: CommandDescription, given: GivenOptions): GivenOptions {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(command.options, name))
      throw unknownOption(command, name, typeof value === "string" ? value : "");
  }
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(command.options)) {
    const own = Object.hasOwn(given, name) ? given[name] : undefined;
    const value = spec.chosen ? textOf(own) : own;
    const most = value === own ? MOST_CHARACTERS : MOST_CHOICES * LONGEST_CHOICE;
    if (value !== undefined && value !== null && value !== "")
      values[name] = readOption(name, spec, value, most);
    else if (spec.required)
      throw new UserError(
        `{command:${command.name}} needs ${describe(name, spec)}. ${usageLine(command)}`,
        name,
      );
  }
  return values;
}

/** Most values that a form's field has, and their most characters. */
const MOST_CHOICES = 25;
const LONGEST_CHOICE = 100;

/** What was chosen in a form, as it's typed: a list, or “all” if nothing was chosen. */
function textOf(value: unknown): unknown {
  if (!Array.isArray(value) || value.length > MOST_CHOICES) return value;
  const isChoice = (one: unknown) => typeof one === "string" && one.length <= LONGEST_CHOICE;
  if (!value.every(isChoice)) return value;
  return value.length === 0 ? "all" : value.join(", ");
}

function readOption(name: string, spec: OptionSpec, value: unknown, most: number): unknown {
  if (spec.type === "integer") return requireValue(name, readText(name, spec, whole(value)));
  if (typeof value !== "string") {
    throw new UserError(`The option “${name}” takes text. Type its value as words.`, name);
  }
  const text = value.trim().replace(/\s+/g, " ");
  if ([...text].length > most) {
    throw new UserError(`The option “${name}” takes at most ${most} characters. Say it shorter.`, name);
  }
  if (/\p{Cc}/u.test(text)) {
    throw new UserError(`The option “${name}” contains control characters. Type it as plain text.`, name);
  }
  if (text === "") throw new UserError(`The option “${name}” is empty. Give ${describe(name, spec)}.`, name);
  return requireValue(name, readText(name, spec, text));
}

/** Numbers come as such from Discord, as text from forms and buttons. */
function whole(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}

function describe(name: string, spec: OptionSpec): string {
  return `“${name}” (${spec.description.charAt(0).toLowerCase()}${spec.description.slice(1).replace(/\.$/, "")})`;
}
