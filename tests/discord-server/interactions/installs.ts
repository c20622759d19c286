// Where commands can be used: by the install in a server, by a user's own install, in direct messages.
import { includes, permissionsOf } from "../permissions.ts";
import type { Channel, User } from "../wire.ts";
import type { World } from "../world.ts";
import type { Command } from "./registered-commands.ts";

const GUILD_INSTALL = 0;
const USER_INSTALL = 1;
const contexts = { guild: 0, botDirect: 1, privateChannel: 2 } as const;

/** The place as an interaction names it. */
export function contextOf(channel: Channel): 0 | 1 | 2 {
  if (channel.guild_id !== undefined) return contexts.guild;
  return channel.type === 1 ? contexts.botDirect : contexts.privateChannel;
}

/**
 * By whose install the bot is there: `authorizing_integration_owners`.
 * @param command what is used, where it is a command
 * @param installed whether the user has installed the bot for themselves
 * @throws Error where Discord would not offer the command
 */
export function authorize(
  world: World,
  channel: Channel,
  user: User,
  installed: boolean,
  command?: Command,
): Readonly<Record<string, string>> {
  const context = contextOf(channel);
  const guild = world.guildOf(channel);
  const types =
    command?.integration_types ?? (command === undefined ? [GUILD_INSTALL, USER_INSTALL] : [GUILD_INSTALL]);
  const owners: Record<string, string> = {};
  if (types.includes(GUILD_INSTALL)) {
    if (guild?.hasBot) owners[GUILD_INSTALL] = guild.id;
    if (context === contexts.botDirect && world.sharesGuild(user.id)) owners[GUILD_INSTALL] = "0";
  }
  if (types.includes(USER_INSTALL) && installed) owners[USER_INSTALL] = user.id;
  if (command === undefined) return owners;
  if (Object.keys(owners).length === 0) throw new Error(`/${command.name} is not installed here.`);
  if (command.contexts && !command.contexts.includes(context))
    throw new Error(`/${command.name} is not offered here.`);
  const needed = command.default_member_permissions;
  if (guild !== undefined && needed != null) {
    const held = permissionsOf(guild, user.id, channel);
    const wanted = BigInt(needed);
    if (wanted === 0n ? !includes(held, "Administrator") : (held & wanted) !== wanted) {
      throw new Error(`${user.username} may not use /${command.name}.`);
    }
  }
  return owners;
}
