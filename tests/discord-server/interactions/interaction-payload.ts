// INTERACTION_CREATE: what the bot receives when a person acts.

import type { Channel, User } from "../wire.ts";
import type { World } from "../world.ts";
import { contextOf } from "./installs.ts";
import type { Interaction } from "./interactions.ts";

const ATTACHMENT_BYTES = 10 * 1_024 * 1_024;

export interface Actor {
  readonly user: User;
  /** The language of their client. */
  readonly locale: string;
}

/** @param data of the command, component or form */
export function interactionPayload(
  world: World,
  applicationId: string,
  { user, locale }: Actor,
  interaction: Interaction,
  data: unknown,
) {
  const channel = world.channel(interaction.channel);
  const guild = world.guildOf(channel);
  const held = String(world.permissionsIn(channel, user.id));
  const where =
    guild === undefined
      ? { user }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.preferred_locale, features: [] },
          guild_locale: guild.preferred_locale,
          member: { ...world.join(guild, user), permissions: held },
        };
  return {
    version: 1,
    id: interaction.id,
    token: interaction.token,
    type: interaction.type,
    application_id: applicationId,
    channel_id: channel.id,
    channel: partial(channel, held),
    context: contextOf(channel),
    authorizing_integration_owners: interaction.owners,
    app_permissions: String(world.permissionsIn(channel, world.bot.id)),
    locale,
    entitlements: [],
    attachment_size_limit: ATTACHMENT_BYTES,
    message: interaction.source,
    ...where,
    data,
  };
}

/** A channel without its overwrites; with what the person may do in it. */
function partial(channel: Channel, permissions: string) {
  const { permission_overwrites: _, ...rest } = channel;
  return { ...rest, permissions };
}
