// Permissions on Discord: which ones Kubedrill needs in each kind of channel, and who holds which. Pure.
import { ChannelType, OverwriteType, PermissionFlagsBits } from "discord.js";
import type { Answer } from "../payloads/read-answer.ts";

type Overwrites = NonNullable<Answer<"channel">["permission_overwrites"]>;

/** What Kubedrill's role gets when it is invited, by the names that Discord's settings show. */
export const neededPermissions: Readonly<Record<string, bigint>> = {
  "View Channel": PermissionFlagsBits.ViewChannel,
  "Send Messages": PermissionFlagsBits.SendMessages,
  "Embed Links": PermissionFlagsBits.EmbedLinks,
  "Attach Files": PermissionFlagsBits.AttachFiles,
  "Read Message History": PermissionFlagsBits.ReadMessageHistory,
  "Create Public Threads": PermissionFlagsBits.CreatePublicThreads,
  "Send Messages in Threads": PermissionFlagsBits.SendMessagesInThreads,
};

const inThread = without("Send Messages", "Create Public Threads");
const inVoice = {
  Connect: PermissionFlagsBits.Connect,
  ...without("Create Public Threads", "Send Messages in Threads"),
};

function without(...names: readonly string[]): Readonly<Record<string, bigint>> {
  return Object.fromEntries(Object.entries(neededPermissions).filter(([name]) => !names.includes(name)));
}

/** What drills need in a channel of this kind, by name; undefined where nothing can be posted at all. */
export function permissionsFor(type: ChannelType): Readonly<Record<string, bigint>> | undefined {
  switch (type) {
    case ChannelType.GuildText:
    case ChannelType.GuildAnnouncement:
      return neededPermissions;
    case ChannelType.AnnouncementThread:
    case ChannelType.PublicThread:
    case ChannelType.PrivateThread:
      return inThread;
    case ChannelType.GuildVoice:
    case ChannelType.GuildStageVoice:
      return inVoice;
    default:
      return undefined;
  }
}

/** Whether a message in a channel of this kind can get a thread: not in voice channels, nor in a thread. */
export function canHaveThreads(type: ChannelType): boolean {
  return type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;
}

/** Whether a moderator has timed the member out; that does not touch the owner and administrators. */
export function isTimedOut(
  { communication_disabled_until: until }: Pick<Answer<"member">, "communication_disabled_until">,
  held: bigint,
  now: number,
): boolean {
  return until != null && Date.parse(until) > now && (held & PermissionFlagsBits.Administrator) === 0n;
}

/** https://docs.discord.com/developers/topics/permissions#permission-overwrites */
export function permissionsIn(
  guild: Answer<"guild">,
  member: Pick<Answer<"member">, "roles">,
  memberId: string,
  overwrites: Readonly<Overwrites>,
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

function overwrite(held: bigint, overwrites: Readonly<Overwrites>): bigint {
  const denied = overwrites.reduce((all, { deny }) => all | BigInt(deny), 0n);
  const allowed = overwrites.reduce((all, { allow }) => all | BigInt(allow), 0n);
  return (held & ~denied) | allowed;
}
