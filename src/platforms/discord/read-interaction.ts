// What Discord says a person did, in the app's words: pure.
import {
  ApplicationIntegrationType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from "discord.js";
import { type Incoming, LONGEST_TYPED, type Suggesting } from "../../ports/bot.ts";
import type { Person } from "../../ports/person.ts";
import { messageRef } from "./message-ref.ts";
import type { Command, Option, Press, SentForm, Typing } from "./payloads/interactions.ts";
import { readForm } from "./render/forms.ts";

/** An interaction that gets a reply. */
export type AnsweredInteraction = Command | Press | SentForm;

/** What the app is to handle. @param guildName of a server that Kubedrill is in */
export function readInteraction(
  interaction: AnsweredInteraction,
  now: number,
  guildName: (id: string) => string | undefined,
): Incoming {
  const team = teamOf(interaction);
  const act = {
    person: readPerson(interaction, team, guildName),
    channel: team === undefined ? undefined : interaction.channel?.id,
    now,
  };
  if (interaction.type === InteractionType.MessageComponent) {
    const { data, message } = interaction;
    const isPrivate = isPrivateTo(interaction);
    // A select's values are the actions of what was chosen.
    const action = data.values?.[0] ?? data.custom_id;
    return { ...act, type: "button", action, message: messageRef(message), isPrivate };
  }
  if (interaction.type === InteractionType.ModalSubmit) {
    return { ...act, type: "command", ...readForm(interaction.data) };
  }
  const { data } = interaction;
  const { words, options } = readOptions(data.options);
  const given = Object.fromEntries(options.map(({ name, value }) => [name, value]));
  return { ...act, type: "command", name: [data.name, ...words].join(" "), options: given };
}

/** Whether only the person who pressed sees the message: an ephemeral one, or one of their conversation with the bot. */
export function isPrivateTo({ message, context }: Press): boolean {
  const isEphemeral = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return isEphemeral || context === InteractionContextType.BotDM;
}

/** What is being typed; undefined where Discord names no option. */
export function readSuggesting(interaction: Typing): Suggesting | undefined {
  const { words, options } = readOptions(interaction.data.options);
  const focused = options.find((option) => option.focused);
  if (focused === undefined) return undefined;
  const team = teamOf(interaction);
  return {
    command: [interaction.data.name, ...words].join(" "),
    option: focused.name,
    text: String(focused.value ?? "").slice(0, LONGEST_TYPED),
    locale: interaction.locale,
    team: team === undefined ? undefined : { platform: "discord", externalId: team },
  };
}

/** The server, where Kubedrill is one of its members: a user install works anywhere, but is in no team. */
function teamOf(interaction: AnsweredInteraction | Typing): string | undefined {
  const { guild_id: guild, authorizing_integration_owners: owners } = interaction;
  const installedIn = owners?.[ApplicationIntegrationType.GuildInstall];
  return guild !== undefined && (installedIn === guild || owners === undefined) ? guild : undefined;
}

function readPerson(
  interaction: AnsweredInteraction,
  team: string | undefined,
  guildName: (id: string) => string | undefined,
): Person {
  const { member, locale } = interaction;
  const user = member?.user ?? interaction.user;
  if (user === undefined) throw new Error("Discord did not say who it was.");
  const name = member?.nick ?? user.global_name ?? user.username;
  const shared = { platform: "discord", sharedAccount: true, externalId: user.id, name, locale } as const;
  if (team === undefined) {
    return {
      ...shared,
      team: { externalId: `dm:${user.id}`, name: "Direct messages", alone: true },
      admin: false,
    };
  }
  return {
    ...shared,
    team: { externalId: team, name: guildName(team) ?? "A Discord server" },
    admin: managesGuild(member?.permissions),
  };
}

/** Administrators have every permission, even without its own bit. */
function managesGuild(permissions = "0"): boolean {
  return (BigInt(permissions) & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
}

/** The words after the command's name, and the options below them. */
function readOptions(options: readonly Option[] = []): {
  readonly words: readonly string[];
  readonly options: readonly Option[];
} {
  const [first] = options;
  if (first === undefined || first.value !== undefined) return { words: [], options };
  const inner = readOptions(first.options);
  return { words: [first.name, ...inner.words], options: inner.options };
}
