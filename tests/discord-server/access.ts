// What the bot and people may do in a channel, and how Discord refuses the bot.
import { refuse } from "./api/api-error.ts";
import type { Clock } from "./clock.ts";
import {
  includes,
  isTimedOut,
  ORDINARY,
  type Permission,
  permissionBits,
  permissionsAt,
} from "./permissions.ts";
import { type Channel, channelTypes, type Guild, isThread, isVoice, type User } from "./wire.ts";

interface AccessParts {
  readonly clock: Clock;
  readonly bot: User;
  readonly guildOf: (place: Channel) => Guild | undefined;
  readonly channel: (id: string) => Channel | undefined;
}

export function createAccess({ clock, bot, guildOf, channel }: AccessParts) {
  /** What the user may do there. A thread has the permissions of its parent. */
  function permissionsIn(place: Channel, userId: string): bigint {
    const guild = guildOf(place);
    if (guild === undefined) return BigInt(permissionBits(ORDINARY));
    const ruling = isThread(place) && place.parent_id ? (channel(place.parent_id) ?? place) : place;
    return permissionsAt(clock.now(), guild, userId, ruling);
  }

  /** @throws ApiError 50001 where the bot cannot see the channel, 50013 where it lacks the others */
  function demand(place: Channel, ...wanted: readonly Permission[]): void {
    const guild = guildOf(place);
    if (guild === undefined) return;
    if (!guild.hasBot) throw refuse(50001);
    const held = permissionsIn(place, bot.id);
    if (!includes(held, "ViewChannel")) throw refuse(50001);
    if (place.type === channelTypes.privateThread && !place.bot_added && !includes(held, "ManageThreads"))
      throw refuse(50001);
    if (!includes(held, ...wanted)) throw refuse(50013);
  }

  /** The same for a channel's messages. @throws ApiError 50001 also where the bot may not connect to a voice channel */
  function demandMessages(place: Channel, ...wanted: readonly Permission[]): void {
    demand(place);
    // What a moderator has taken away is refused as a permission, not as access.
    if (isVoice(place) && !includes(permissionsIn(place, bot.id), "Connect") && !isBotTimedOut(place))
      throw refuse(50001);
    demand(place, ...wanted);
  }

  function isBotTimedOut(place: Channel): boolean {
    const guild = guildOf(place);
    return guild !== undefined && isTimedOut(guild, bot.id, clock.now());
  }

  return { permissionsIn, demand, demandMessages, isBotTimedOut };
}
