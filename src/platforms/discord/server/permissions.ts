// What Kubedrill may do in a channel, worked out from roles and overwrites as Discord does it.
import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  DiscordAPIError,
  OverwriteType,
  PermissionFlagsBits,
  Routes,
} from "discord.js";
import type { ChannelRef, DirectRef } from "../../../ports/person.ts";
import { readAnswer } from "../read-answer.ts";
import type { Ask } from "../requests.ts";

const UNKNOWN_MEMBER = 10007;

/** What drills need, by the names that Discord's settings show. */
export const neededPermissions: Readonly<Record<string, bigint>> = {
  "View Channel": PermissionFlagsBits.ViewChannel,
  "Send Messages": PermissionFlagsBits.SendMessages,
  "Embed Links": PermissionFlagsBits.EmbedLinks,
  "Attach Files": PermissionFlagsBits.AttachFiles,
  "Read Message History": PermissionFlagsBits.ReadMessageHistory,
  "Create Public Threads": PermissionFlagsBits.CreatePublicThreads,
  "Send Messages in Threads": PermissionFlagsBits.SendMessagesInThreads,
};

/** The names of what is missing in the channel, in the order of Discord's settings. @throws what the request threw */
export async function missingPermissions(
  ask: Ask,
  bot: string,
  { team, channel }: ChannelRef,
): Promise<readonly string[]> {
  const place = await seenChannel(ask, channel);
  if (place === undefined) return ["View Channel"];
  const [guild, member] = await Promise.all([askGuild(ask, team), askMember(ask, team, bot)]);
  const held = permissionsIn(guild, member, bot, await overwritesOf(ask, place));
  return Object.entries(neededPermissions).flatMap(([name, bit]) => ((held & bit) === bit ? [] : [name]));
}

/** Whether a person can manage the server now; false for one who is not in it. @throws what the request threw */
export async function managesGuild(ask: Ask, { team, member }: DirectRef): Promise<boolean> {
  const found = await memberOf(ask, team, member);
  if (found === undefined) return false;
  const guild = await askGuild(ask, team);
  return (permissionsIn(guild, found, member, []) & PermissionFlagsBits.ManageGuild) !== 0n;
}

async function askGuild(ask: Ask, guild: string): Promise<APIGuild> {
  return readAnswer("guild", await ask(Routes.guild(guild)));
}

async function askMember(ask: Ask, guild: string, user: string): Promise<APIGuildMember> {
  return readAnswer("member", await ask(Routes.guildMember(guild, user)));
}

async function memberOf(ask: Ask, guild: string, user: string): Promise<APIGuildMember | undefined> {
  try {
    return await askMember(ask, guild, user);
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === UNKNOWN_MEMBER) return undefined;
    throw error;
  }
}

/** Undefined where it is not to be seen. */
async function seenChannel(ask: Ask, channel: string): Promise<APIChannel | undefined> {
  try {
    return await askChannel(ask, channel);
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === 50001) return undefined;
    throw error;
  }
}

async function askChannel(ask: Ask, channel: string): Promise<APIChannel> {
  return readAnswer("channel", await ask(Routes.channel(channel)));
}

/** A thread has its parent's. */
async function overwritesOf(ask: Ask, place: APIChannel): Promise<readonly APIOverwrite[]> {
  if ("permission_overwrites" in place) return place.permission_overwrites ?? [];
  if (!("parent_id" in place) || !place.parent_id) return [];
  const parent = await askChannel(ask, place.parent_id);
  return "permission_overwrites" in parent ? (parent.permission_overwrites ?? []) : [];
}

/** https://docs.discord.com/developers/topics/permissions#permission-overwrites */
export function permissionsIn(
  guild: Pick<APIGuild, "id" | "owner_id"> & {
    readonly roles: readonly Pick<APIRole, "id" | "permissions">[];
  },
  member: Pick<APIGuildMember, "roles">,
  memberId: string,
  overwrites: readonly APIOverwrite[],
): bigint {
  const everything = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);
  const held = guild.roles
    .filter(({ id }) => id === guild.id || member.roles.includes(id))
    .reduce((all, { permissions }) => all | BigInt(permissions), 0n);
  const rules = held & PermissionFlagsBits.Administrator;
  if (guild.owner_id === memberId || rules !== 0n) return everything;
  const ofEverybody = overwrites.filter(({ id }) => id === guild.id);
  const ofRoles = overwrites.filter(
    ({ id, type }) => type === OverwriteType.Role && id !== guild.id && member.roles.includes(id),
  );
  const own = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === memberId);
  return [ofEverybody, ofRoles, own].reduce(overwrite, held);
}

function overwrite(held: bigint, overwrites: readonly APIOverwrite[]): bigint {
  const denied = overwrites.reduce((all, { deny }) => all | BigInt(deny), 0n);
  const allowed = overwrites.reduce((all, { allow }) => all | BigInt(allow), 0n);
  return (held & ~denied) | allowed;
}
