// A typed command as an interaction carries it, checked as Discord's own client does.
import type { CommandOption, ValueOption } from "./command-schema.ts";
import type { Command } from "./registered-commands.ts";

/** What a person gives an option; a user or channel as a thing with an id. */
type OptionValue = string | number | boolean | { readonly id: string };
export type OptionValues = Readonly<Record<string, OptionValue>>;

interface Filled {
  readonly type: number;
  readonly name: string;
  readonly value?: string | number | boolean;
  readonly options?: readonly Filled[];
  readonly focused?: true;
}

export interface FillOptions {
  /** Sends all options unchecked, like an outdated or manipulated client. */
  readonly force?: boolean | undefined;
  /** The option that is being typed. */
  readonly focused?: string | undefined;
}

/** @param path the subcommand's names @throws Error where Discord's client would not let it be sent */
export function fillCommand(
  command: Command,
  path: readonly string[],
  values: OptionValues,
  options: FillOptions = {},
): readonly Filled[] {
  let known: readonly CommandOption[] = command.options ?? [];
  const parents: CommandOption[] = [];
  for (const name of path) {
    const parent = known.find((option) => option.name === name && option.type <= 2);
    if (parent === undefined || !("options" in parent)) throw new Error(`/${command.name} has no ${name}.`);
    parents.push(parent);
    known = parent.options ?? [];
  }
  const filled = fill(known, values, options);
  return parents.reduceRight<readonly Filled[]>(
    (inner, { type, name }) => [{ type, name, options: inner }],
    filled,
  );
}

function fill(
  known: readonly CommandOption[],
  values: OptionValues,
  options: FillOptions,
): readonly Filled[] {
  if (!options.force) {
    for (const option of known) {
      if (option.type <= 2) throw new Error(`Say which: ${known.map(({ name }) => name).join(", ")}.`);
      const isMissing = "required" in option && option.required && values[option.name] === undefined;
      if (isMissing && options.focused === undefined)
        throw new Error(`The option ${option.name} is required.`);
    }
  }
  return Object.entries(values).map(([name, value]) => {
    const option = known.find((one): one is ValueOption => one.name === name && one.type > 2);
    if (options.focused === name)
      return { name, type: option?.type ?? 3, value: plain(value), focused: true };
    if (!options.force) check(option, name, value);
    return {
      name,
      type: options.force ? typeOf(value) : (option?.type ?? typeOf(value)),
      value: plain(value),
    };
  });
}

function plain(value: OptionValue): string | number | boolean {
  return typeof value === "object" ? value.id : value;
}

function typeOf(value: OptionValue): number {
  if (typeof value === "string") return 3;
  if (typeof value === "boolean") return 5;
  if (typeof value === "object") return 6;
  return Number.isInteger(value) ? 4 : 10;
}

function check(option: ValueOption | undefined, name: string, value: OptionValue): void {
  if (option === undefined) throw new Error(`There is no option ${name}.`);
  const wrong = problemWith(option, value);
  if (wrong !== undefined) throw new Error(`The option ${name} ${wrong}.`);
}

function problemWith(option: ValueOption, value: OptionValue): string | undefined {
  const { type, choices, min_value, max_value, min_length, max_length } = option;
  const fits =
    type >= 6 && type <= 9
      ? typeof value === "object"
      : type === 10
        ? typeof value === "number"
        : typeOf(value) === type;
  if (!fits) return `is not of type ${type}`;
  if (choices?.length && !choices.some((choice) => choice.value === value)) return "is none of its choices";
  if (typeof value === "number") {
    if (value < (min_value ?? value)) return `is less than ${min_value}`;
    if (value > (max_value ?? value)) return `is more than ${max_value}`;
  }
  if (typeof value === "string") {
    if (value.length < (min_length ?? 0)) return `is shorter than ${min_length}`;
    if (value.length > (max_length ?? 6_000)) return `is longer than ${max_length ?? 6_000}`;
  }
  return undefined;
}
