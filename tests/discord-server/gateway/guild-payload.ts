// A server as GUILD_CREATE and GET /guilds describe it. The only member it lists is the bot itself.
import { type Channel, type Guild, isThread, type User } from "../wire.ts";

export function guildPayload(guild: Guild, bot: User, channels: readonly Channel[]) {
  const { id, name, owner_id, preferred_locale, members, roles } = guild;
  const self = members.get(bot.id);
  return {
    id,
    name,
    owner_id,
    preferred_locale,
    joined_at: self?.joined_at,
    member_count: members.size,
    members: self === undefined ? [] : [self],
    roles: [...roles.values()],
    channels: channels.filter(({ type }) => !isThread({ type })),
    threads: channels.filter(({ thread_metadata }) => thread_metadata?.archived === false),
    system_channel_id: channels[0]?.id ?? null,
    unavailable: false,
    large: false,
    features: [],
    emojis: [],
    stickers: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    icon: null,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    system_channel_flags: 0,
    afk_timeout: 300,
  };
}
