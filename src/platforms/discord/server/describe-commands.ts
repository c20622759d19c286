// Commands as Discord registers them, from their descriptions: pure.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import type { CommandDescription, OptionSpec } from "../../../ports/command-description.ts";

/** By Discord locale: the translation of each English name or description. */
type Translations = Readonly<Partial<Record<keyof LocalizationMap, Readonly<Record<string, string>>>>>;

type CommandBody = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What the app limits texts to. */
const MOST_IN_TEXT = 200;

const MOST_CHOICES = 25;

/** The commands; two-word names become subcommands of a group, which `groups` describes. */
export function describeCommands(
  commands: readonly CommandDescription[],
  groups: Readonly<Record<string, string>>,
  translations: Translations = {},
): readonly CommandBody[] {
  const listed = commands.filter(({ hidden }) => hidden === undefined);
  const byFirstWord = Map.groupBy(listed, ({ name }) => firstWord(name));
  return [...byFirstWord].map(([name, members]) => ({
    type: ApplicationCommandType.ChatInput,
    ...named(name, groups[name] ?? members[0]?.description ?? name, translations),
    ...audience(members),
    options: members.flatMap((member): APIApplicationCommandOption[] =>
      member.name === name
        ? describeOptions(member, translations)
        : [
            {
              type: ApplicationCommandOptionType.Subcommand,
              ...named(member.name.slice(name.length + 1), member.description, translations),
              options: describeOptions(member, translations),
            },
          ],
    ),
  }));
}

function firstWord(name: string): string {
  return name.split(" ")[0] ?? name;
}

/** Hidden from people who can't use it. A command that needs no team also works in direct messages. */
function audience(
  members: readonly CommandDescription[],
): Pick<CommandBody, "default_member_permissions" | "contexts" | "integration_types"> {
  const ofTeam = members.every(({ where }) => where === "team");
  const forAdmins = members.every(({ who }) => who === "team admin");
  return {
    default_member_permissions: forAdmins ? String(PermissionFlagsBits.ManageGuild) : null,
    contexts: ofTeam
      ? [InteractionContextType.Guild]
      : [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    integration_types: ofTeam
      ? [ApplicationIntegrationType.GuildInstall]
      : [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  };
}

/** Discord wants what is required first. */
function describeOptions(
  { options }: CommandDescription,
  translations: Translations,
): APIApplicationCommandBasicOption[] {
  return Object.entries(options)
    .toSorted(([, one], [, other]) => Number(other.required ?? false) - Number(one.required ?? false))
    .map(([name, spec]) => ({
      ...named(name, spec.description, translations),
      required: spec.required ?? false,
      ...takes(spec),
    }));
}

function takes(spec: OptionSpec) {
  switch (spec.type) {
    case "integer":
      return {
        type: ApplicationCommandOptionType.Integer,
        min_value: spec.minimum,
        max_value: spec.maximum,
      } as const;
    case "choice":
      return {
        type: ApplicationCommandOptionType.String,
        choices: spec.choices.slice(0, MOST_CHOICES).map((choice) => ({ name: choice, value: choice })),
      } as const;
    case "text":
      if (spec.picks === "role") return { type: ApplicationCommandOptionType.Role } as const;
      return {
        type: ApplicationCommandOptionType.String,
        max_length: MOST_IN_TEXT,
        autocomplete: spec.suggest !== undefined,
      } as const;
    default:
      return spec satisfies never;
  }
}

function named(name: string, description: string, translations: Translations) {
  return {
    name,
    description,
    ...localized("name_localizations", name, translations),
    ...localized("description_localizations", description, translations),
  };
}

function localized<const Key extends string>(key: Key, english: string, translations: Translations) {
  const known = Object.entries(translations).flatMap(([locale, texts]) => {
    const text = texts?.[english];
    return text === undefined ? [] : [[locale, text]];
  });
  return known.length === 0 ? {} : { [key]: Object.fromEntries(known) as LocalizationMap };
}
