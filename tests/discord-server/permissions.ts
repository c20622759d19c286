// What a person can do in a channel. Computed as Discord does: roles first, then the channel's overwrites.
import type { Channel, Guild } from "./wire.ts";

const bits = {
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  ViewAuditLog: 1n << 7n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  Connect: 1n << 20n,
  ManageRoles: 1n << 28n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  SendMessagesInThreads: 1n << 38n,
} as const;

export type Permission = keyof typeof bits;

const ALL = (1n << 53n) - 1n;

/** What everyone can do in a new server. */
export const ORDINARY: readonly Permission[] = [
  "ViewChannel",
  "SendMessages",
  "EmbedLinks",
  "AttachFiles",
  "ReadMessageHistory",
  "Connect",
  "UseApplicationCommands",
  "CreatePublicThreads",
  "SendMessagesInThreads",
];

/** The permissions as the wire has them: a number in decimal digits. */
export function permissionBits(permissions: readonly Permission[]): string {
  return String(permissions.reduce((sum, permission) => sum | bits[permission], 0n));
}

/** What is left to whom a moderator has timed out. */
const TIMED_OUT = bits.ViewChannel | bits.ReadMessageHistory;

/** Whether a moderator has timed the member out; that does not touch the owner and administrators. */
export function isTimedOut(guild: Guild, userId: string, now: number): boolean {
  const until = guild.members.get(userId)?.communication_disabled_until;
  return until != null && Date.parse(until) > now && permissionsOf(guild, userId) !== ALL;
}

/** All that the user may do in the server at a time (epoch ms), and in the channel where one is given. */
export function permissionsAt(now: number, guild: Guild, userId: string, channel?: Channel): bigint {
  const held = permissionsOf(guild, userId, channel);
  return isTimedOut(guild, userId, now) ? held & TIMED_OUT : held;
}

/** All that the user may do in the server, and in the channel where one is given, by roles and overwrites alone. */
export function permissionsOf(guild: Guild, userId: string, channel?: Channel): bigint {
  if (guild.owner_id === userId) return ALL;
  const roles = guild.members.get(userId)?.roles ?? [];
  let allowed = BigInt(guild.roles.get(guild.id)?.permissions ?? 0);
  for (const role of roles) allowed |= BigInt(guild.roles.get(role)?.permissions ?? 0);
  if (allowed & bits.Administrator) return ALL;
  const overwrites = channel?.permission_overwrites ?? [];
  if (overwrites.length === 0) return allowed;
  let deny = 0n;
  let allow = 0n;
  for (const overwrite of overwrites) {
    if (overwrite.id === guild.id) allowed = (allowed & ~BigInt(overwrite.deny)) | BigInt(overwrite.allow);
    else if (roles.includes(overwrite.id)) {
      deny |= BigInt(overwrite.deny);
      allow |= BigInt(overwrite.allow);
    }
  }
  return (allowed & ~deny) | allow;
}

export function includes(permissions: bigint, ...wanted: readonly Permission[]): boolean {
  return wanted.every((permission) => (permissions & bits[permission]) !== 0n);
}
