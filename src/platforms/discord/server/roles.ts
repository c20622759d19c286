// Roles that members get for awards: which ones Kubedrill can give, and giving them.
import { PermissionFlagsBits, type REST, Routes } from "discord.js";
import type { DirectRef } from "../../../ports/person.ts";
import type { RoleState } from "../../../ports/platform.ts";
import { isRefusal, PlatformError } from "../../../ports/platform-error.ts";
import { type Answer, readAnswer } from "../payloads/read-answer.ts";
import { toRefusal } from "../refusals.ts";
import type { Ask } from "../requests.ts";
import { permissionsIn } from "./permissions.ts";

type Role = Answer<"guild">["roles"][number];

interface Asking {
  readonly ask: Ask;
  /** Kubedrill's own user id. */
  readonly bot: string;
}

/** Members get these roles by themselves, so they must not make anyone a moderator. */
const powers = {
  Administrator: PermissionFlagsBits.Administrator,
  "Manage Server": PermissionFlagsBits.ManageGuild,
  "Manage Roles": PermissionFlagsBits.ManageRoles,
  "Manage Channels": PermissionFlagsBits.ManageChannels,
  "Manage Webhooks": PermissionFlagsBits.ManageWebhooks,
  "Manage Messages": PermissionFlagsBits.ManageMessages,
  "Manage Threads": PermissionFlagsBits.ManageThreads,
  "Manage Nicknames": PermissionFlagsBits.ManageNicknames,
  "Manage Expressions": PermissionFlagsBits.ManageGuildExpressions,
  "Manage Events": PermissionFlagsBits.ManageEvents,
  "Kick Members": PermissionFlagsBits.KickMembers,
  "Ban Members": PermissionFlagsBits.BanMembers,
  "Timeout Members": PermissionFlagsBits.ModerateMembers,
  "Mention Everyone": PermissionFlagsBits.MentionEveryone,
  "Mute Members": PermissionFlagsBits.MuteMembers,
  "Deafen Members": PermissionFlagsBits.DeafenMembers,
  "Move Members": PermissionFlagsBits.MoveMembers,
  "View Audit Log": PermissionFlagsBits.ViewAuditLog,
} as const;

const LACKING =
  "I lack “Manage Roles”. Give it to my role in the server's settings; `kubedrill discord invite --roles` prints a link that asks for it.";

/** What these roles are in the server, and what keeps Kubedrill from giving them. @throws what a request threw */
export async function checkRoles(
  { ask, bot }: Asking,
  team: string,
  ids: readonly string[],
): Promise<readonly RoleState[]> {
  const [guild, member] = await Promise.all([
    ask(Routes.guild(team)).then((answer) => readAnswer("guild", answer)),
    ask(Routes.guildMember(team, bot)).then((answer) => readAnswer("member", answer)),
  ]);
  const held = permissionsIn(guild, member, bot, []);
  const own = guild.roles.filter(({ id }) => member.roles.includes(id));
  const highest = Math.max(0, ...own.map(({ position }) => position ?? 0));
  const isOwner = guild.owner_id === bot;
  return ids.map((id) => {
    const role = guild.roles.find((one) => one.id === id);
    const name = role?.name;
    const unfit = unfitness(role, guild.id);
    if (unfit !== undefined) return { name, unfit };
    if ((held & PermissionFlagsBits.ManageRoles) === 0n) return { name, blocked: LACKING };
    if (!isOwner && (role?.position ?? 0) >= highest)
      return {
        name,
        blocked: "My own role is below this one. Drag mine above it in the server's settings, under Roles.",
      };
    return { name };
  });
}

/** Why no one can get this role by themselves. */
function unfitness(role: Role | undefined, guild: string): string | undefined {
  if (role === undefined) return "This role is gone. Choose another one.";
  if (role.id === guild) return "Everyone has this role. Choose another one.";
  if (role.managed) return "This role belongs to an app or to boosters. Choose another one.";
  const held = BigInt(role.permissions);
  const [power] = Object.entries(powers).find(([, bit]) => (held & bit) !== 0n) ?? [];
  if (power === undefined) return undefined;
  return `This role has “${power}”, and members would get it by themselves. Choose a role without such permissions.`;
}

/** Gives a member a role; one who has it keeps it. @throws PlatformError `role`: until an admin fixes it */
export async function giveRole(
  sends: REST,
  asking: Asking,
  { team, member }: DirectRef,
  role: string,
): Promise<void> {
  const [state] = await checkRoles(asking, team, [role]).catch((error: unknown) => {
    throw toRefusal(error, true);
  });
  const problem = state?.unfit ?? state?.blocked;
  if (problem !== undefined) throw new PlatformError("role", problem);
  try {
    await sends.put(Routes.guildMemberRole(team, member, role));
  } catch (error) {
    const refusal = toRefusal(error, true);
    throw isRefusal(refusal, "channel")
      ? new PlatformError("role", "Discord doesn't let me give this role.", { cause: refusal })
      : refusal;
  }
}
