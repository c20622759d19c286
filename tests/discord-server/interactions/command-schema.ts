// Slash commands as the bot registers them.
import { z } from "zod";
import { problem, text, textBetween } from "../api/form.ts";

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const name = z
  .string()
  .refine(
    (value) => NAME.test(value) && value === value.toLowerCase(),
    problem("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"),
  );

const described = {
  name,
  description: textBetween(1, 100),
  name_localizations: z.record(z.string(), name).nullish(),
  description_localizations: z.record(z.string(), textBetween(1, 100)).nullish(),
};

const choice = z.object({
  name: textBetween(1, 100),
  name_localizations: z.record(z.string(), textBetween(1, 100)).nullish(),
  value: z.union([text(100), z.number()]),
});

/** Up to 25 options, each name once, the required ones first. */
const options = <T extends z.ZodType<{ readonly name: string; readonly required?: unknown }>>(option: T) =>
  z
    .array(option)
    .max(25)
    .refine(
      (list) => new Set(list.map(({ name }) => name)).size === list.length,
      problem("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists"),
    )
    .refine(
      (list) => list.every(({ required }, index) => !required || index === 0 || list[index - 1]?.required),
      problem(
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        "Required options must be placed before non-required options",
      ),
    );

const value = z
  .object({
    ...described,
    type: z.literal([3, 4, 5, 6, 7, 8, 9, 10, 11]),
    required: z.boolean().nullish(),
    choices: z.array(choice).max(25).nullish(),
    autocomplete: z.boolean().nullish(),
    min_value: z.number().nullish(),
    max_value: z.number().nullish(),
    min_length: z.int().min(0).max(6_000).nullish(),
    max_length: z.int().min(1).max(6_000).nullish(),
    channel_types: z.array(z.int()).nullish(),
  })
  .refine(
    ({ autocomplete, choices }) => !(autocomplete && choices?.length),
    problem(
      "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_AND_CHOICES",
      "Choices and autocomplete exclude each other",
    ),
  );

const subcommand = z.object({ ...described, type: z.literal(1), options: options(value).nullish() });
const group = z.object({ ...described, type: z.literal(2), options: options(subcommand) });

const command = z
  .object({
    ...described,
    type: z.literal(1).nullish(),
    options: options(z.discriminatedUnion("type", [subcommand, group, value])).nullish(),
    default_member_permissions: z.string().nullish(),
    integration_types: z.array(z.literal([0, 1])).nullish(),
    contexts: z.array(z.literal([0, 1, 2])).nullish(),
    nsfw: z.boolean().nullish(),
  })
  .refine(
    (whole) => size(whole) <= 8_000,
    problem("APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)"),
  );

export const commandsSchema = z
  .array(command)
  .max(100)
  .refine(
    (list) => new Set(list.map(({ name }) => name)).size === list.length,
    problem("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"),
  );

export type CommandDraft = Readonly<z.output<typeof command>>;
export type ValueOption = Readonly<z.output<typeof value>>;
export type CommandOption = ValueOption | Readonly<z.output<typeof subcommand> | z.output<typeof group>>;

interface Sized {
  readonly name: string;
  readonly description?: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null | undefined;
  readonly description_localizations?: Readonly<Record<string, string>> | null | undefined;
  readonly value?: unknown;
  readonly options?: readonly Sized[] | null | undefined;
  readonly choices?: readonly Sized[] | null | undefined;
}

/** The characters of names, descriptions and values; of translations only the longest counts. */
function size(item: Sized): number {
  const own =
    longest(item.name, item.name_localizations) +
    longest(item.description ?? "", item.description_localizations) +
    (typeof item.value === "string" ? item.value.length : 0);
  return [...(item.options ?? []), ...(item.choices ?? [])].reduce((sum, inner) => sum + size(inner), own);
}

function longest(words: string, translations: Readonly<Record<string, string>> | null | undefined): number {
  return Math.max(words.length, ...Object.values(translations ?? {}).map(({ length }) => length));
}
