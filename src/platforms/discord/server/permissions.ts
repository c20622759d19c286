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
  type REST,
  Routes,
} from "discord.js";
import type { ChannelRef, DirectRef } from "../../../ports/person.ts";

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
  rest: REST,
  bot: string,
  { team, channel }: ChannelRef,
): Promise<readonly string[]> {
  const place = await seenChannel(rest, channel);
  if (place === undefined) return ["View Channel"];
  const [guild, member] = (await Promise.all([
    rest.get(Routes.guild(team)),
    rest.get(Routes.guildMember(team, bot)),
  ])) as [APIGuild, APIGuildMember];
  const held = permissionsIn(guild, member, bot, await overwritesOf(rest, place));
  return Object.entries(neededPermissions).flatMap(([name, bit]) => ((held & bit) === bit ? [] : [name]));
}

/** Whether a person can manage the server now; false for one who is not in it. @throws what the request threw */
export async function managesGuild(rest: REST, { team, member }: DirectRef): Promise<boolean> {
  const found = await memberOf(rest, team, member);
  if (found === undefined) return false;
  const guild = (await rest.get(Routes.guild(team))) as APIGuild;
  return (permissionsIn(guild, found, member, []) & PermissionFlagsBits.ManageGuild) !== 0n;
}

async function memberOf(rest: REST, guild: string, user: string): Promise<APIGuildMember | undefined> {
  try {
    return (await rest.get(Routes.guildMember(guild, user))) as APIGuildMember;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === UNKNOWN_MEMBER) return undefined;
    throw error;
  }
}

/** Undefined where it is not to be seen. */
async function seenChannel(rest: REST, channel: string): Promise<APIChannel | undefined> {
  try {
    return (await rest.get(Routes.channel(channel))) as APIChannel;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === 50001) return undefined;
    throw error;
  }
}

/** A thread has its parent's. */
async function overwritesOf(rest: REST, place: APIChannel): Promise<readonly APIOverwrite[]> {
  if ("permission_overwrites" in place) return place.permission_overwrites ?? [];
  if (!("parent_id" in place) || !place.parent_id) return [];
  const parent = (await rest.get(Routes.channel(place.parent_id))) as APIChannel;
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
