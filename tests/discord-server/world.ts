// Who and what there is: users, servers with their roles and members, channels, direct messages.

import { createAccess } from "./access.ts";
import { refuse } from "./api/api-error.ts";
import { type Clock, createGuildIds } from "./clock.ts";
import { guildPayload } from "./gateway/guild-payload.ts";
import { ORDINARY, type Permission, permissionBits } from "./permissions.ts";
import {
  type Channel,
  channelTypes,
  type Guild,
  isThread,
  type Member,
  type Role,
  type User,
} from "./wire.ts";

/** Sends an event to the bot. @param guild the server whose shard gets it */
type Announce = (event: string, data: unknown, guild: string) => void;

export interface GuildOptions {
  readonly name?: string;
  /** Names of its text channels; one called general where none are given. */
  readonly channels?: readonly string[];
  readonly owner?: { readonly id: string };
  /** False where the bot is not a member. */
  readonly bot?: boolean;
  /** Permissions of the bot's own role, in addition to everyone's. */
  readonly botPermissions?: readonly Permission[];
  readonly locale?: string;
}

interface WorldParts {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly bot: User;
  readonly announce: Announce;
}

export type World = ReturnType<typeof createWorld>;

export function createWorld({ clock, newId, bot, announce }: WorldParts) {
  const newGuildId = createGuildIds(clock);
  const users = new Map<string, User>([[bot.id, bot]]);
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();
  const directChannels = new Map<string, Channel>();
  const guildsOf = new Map<string, Set<Guild>>();

  function addUser(name: string, isBot = false): User {
    const user: User = {
      id: newId(),
      username: name,
      global_name: name,
      discriminator: "0",
      avatar: null,
      bot: isBot,
    };
    users.set(user.id, user);
    return user;
  }

  function addRole(guild: Guild, role: Pick<Role, "id" | "name" | "permissions"> & Partial<Role>): Role {
    const whole: Role = {
      position: guild.roles.size,
      color: 0,
      hoist: false,
      managed: false,
      mentionable: false,
      flags: 0,
      ...role,
    };
    guild.roles.set(whole.id, whole);
    return whole;
  }

  /** The user's membership, which begins here where there was none. */
  function join(guild: Guild, user: User, roles: readonly string[] = []): Member {
    const known = guild.members.get(user.id);
    if (known !== undefined && roles.length === 0) return known;
    const joined_at = known?.joined_at ?? new Date(clock.now()).toISOString();
    const member: Member = {
      user,
      roles: [...new Set([...(known?.roles ?? []), ...roles])],
      joined_at,
      deaf: false,
      mute: false,
      flags: 0,
    };
    guild.members.set(user.id, member);
    guildsOf.set(user.id, (guildsOf.get(user.id) ?? new Set()).add(guild));
    return member;
  }

  function addChannel(guild: Guild, name: string, kind: keyof typeof channelTypes = "text"): Channel {
    const channel: Channel = {
      id: newId(),
      type: channelTypes[kind],
      guild_id: guild.id,
      name,
      position: guild.channels.size,
      permission_overwrites: [],
      parent_id: null,
    };
    channels.set(channel.id, channel);
    guild.channels.add(channel.id);
    return channel;
  }

  function addGuild(options: GuildOptions = {}): Guild {
    const id = newGuildId();
    const owner = users.get(options.owner?.id ?? "") ?? addUser("owner");
    const guild: Guild = {
      id,
      name: options.name ?? "Server",
      owner_id: owner.id,
      preferred_locale: options.locale ?? "en-US",
      roles: new Map(),
      members: new Map(),
      channels: new Set(),
      hasBot: false,
      available: true,
      channel(name) {
        const found = channelsOf(guild).find((channel) => channel.name === name);
        if (found === undefined) throw new Error(`There is no channel ${name} in ${guild.name}.`);
        return found;
      },
    };
    guilds.set(id, guild);
    addRole(guild, { id, name: "@everyone", permissions: permissionBits(ORDINARY) });
    join(guild, owner);
    for (const name of options.channels ?? ["general"]) addChannel(guild, name);
    if (options.bot !== false) addBot(guild, options.botPermissions);
    return guild;
  }

  /** The bot is installed: it gets a role of its own. */
  function addBot(guild: Guild, permissions: readonly Permission[] = ORDINARY): void {
    const tags = { bot_id: bot.id };
    const role = { id: newId(), name: bot.username, permissions: permissionBits(permissions), managed: true };
    join(guild, bot, [addRole(guild, { ...role, tags }).id]);
    guild.hasBot = true;
    announce("GUILD_CREATE", guildPayload(guild, bot, channelsOf(guild)), guild.id);
  }

  /** The bot is thrown out. */
  function removeBot(guild: Guild): void {
    const role = botRole(guild);
    guild.roles.delete(role.id);
    guild.members.delete(bot.id);
    guild.hasBot = false;
    announce("GUILD_DELETE", { id: guild.id }, guild.id);
  }

  function setAvailable(guild: Guild, available: boolean): void {
    guild.available = available;
    if (available) announce("GUILD_CREATE", guildPayload(guild, bot, channelsOf(guild)), guild.id);
    else announce("GUILD_DELETE", { id: guild.id, unavailable: true }, guild.id);
  }

  function botRole(guild: Guild): Role {
    const role = [...guild.roles.values()].find(({ tags }) => tags?.bot_id === bot.id);
    if (role === undefined) throw new Error(`The bot is not in ${guild.name}.`);
    return role;
  }

  /** The channels of a server, and its threads where they are asked for. */
  function channelsOf(guild: Guild): readonly Channel[] {
    return [...guild.channels].flatMap((id) => channels.get(id) ?? []);
  }

  function channel(id: string): Channel {
    const found = channels.get(id);
    if (found === undefined) throw refuse(10003);
    return found;
  }

  /** Replaces a channel with its changed version, or adds a new one. */
  function setChannel(changed: Channel): Channel {
    channels.set(changed.id, changed);
    if (changed.guild_id !== undefined) guilds.get(changed.guild_id)?.channels.add(changed.id);
    return changed;
  }

  function removeChannel(id: string): void {
    const gone = channel(id);
    channels.delete(id);
    const guild = guilds.get(gone.guild_id ?? "");
    if (guild === undefined) return;
    guild.channels.delete(id);
    announce(isThread(gone) ? "THREAD_DELETE" : "CHANNEL_DELETE", gone, guild.id);
  }

  function directChannel(user: User): Channel {
    const known = directChannels.get(user.id);
    if (known !== undefined) return known;
    const made: Channel = { id: newId(), type: 1, recipients: [user] };
    directChannels.set(user.id, made);
    return setChannel(made);
  }

  function guildOf(place: Channel): Guild | undefined {
    return place.guild_id === undefined ? undefined : guilds.get(place.guild_id);
  }

  /** A moderator times a person out, or ends that with undefined. @param until epoch ms */
  function timeOut(guild: Guild, userId: string, until: number | undefined): void {
    const member = guild.members.get(userId);
    if (member === undefined) throw new Error("Only members can be timed out.");
    const communication_disabled_until = until === undefined ? null : new Date(until).toISOString();
    guild.members.set(userId, { ...member, communication_disabled_until });
  }

  /** Whether user and bot meet in a server. */
  const sharesGuild = (userId: string): boolean =>
    [...(guildsOf.get(userId) ?? [])].some(({ hasBot }) => hasBot);

  return {
    bot,
    users,
    guilds,
    announce,
    addUser,
    addGuild,
    addBot,
    removeBot,
    setAvailable,
    addRole,
    botRole,
    join,
    addChannel,
    channel,
    channelsOf,
    setChannel,
    removeChannel,
    directChannel,
    guildOf,
    ...createAccess({ clock, bot, guildOf, channel: (id) => channels.get(id) }),
    timeOut,
    sharesGuild,
  };
}
