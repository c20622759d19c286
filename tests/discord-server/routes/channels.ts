// Channels, direct channels and threads.
import { z } from "zod";
import { refuse } from "../api/api-error.ts";
import { readForm, textBetween } from "../api/form.ts";
import { type ApiRequest, type Route, route } from "../api/route.ts";
import type { Clock } from "../clock.ts";
import type { Messages } from "../messages/messages.ts";
import { includes } from "../permissions.ts";
import { type Channel, channelTypes } from "../wire.ts";
import type { World } from "../world.ts";

interface ChannelParts {
  readonly clock: Clock;
  readonly world: World;
  readonly messages: Messages;
}

/** The channels whose messages can get a thread, and which kind of thread that is. */
const threadTypes = new Map<number, Channel["type"]>([
  [channelTypes.text, channelTypes.publicThread],
  [channelTypes.announcement, channelTypes.announcementThread],
]);

const duration = z.literal([60, 1_440, 4_320, 10_080]).nullish();
const startSchema = z.object({ name: textBetween(1, 100), auto_archive_duration: duration });
const changeSchema = z.object({
  name: textBetween(1, 100).optional(),
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
  auto_archive_duration: duration,
});
const recipientSchema = z.object({ recipient_id: z.string() });

export function channelRoutes({ clock, world, messages }: ChannelParts): readonly Route[] {
  function startThread({ params, body }: ApiRequest<"channel" | "message">): Channel {
    const parent = world.channel(params.channel);
    const { name, auto_archive_duration } = readForm(startSchema, body);
    world.demand(parent, "CreatePublicThreads", "ReadMessageHistory");
    const type = threadTypes.get(parent.type);
    if (type === undefined) throw refuse(50024);
    const message = messages.get(parent.id, params.message);
    if (message.thread !== undefined) throw refuse(160004);
    const thread = world.setChannel({
      id: message.id,
      type,
      guild_id: parent.guild_id ?? "",
      parent_id: parent.id,
      owner_id: world.bot.id,
      name,
      message_count: 0,
      member_count: 1,
      thread_metadata: {
        archived: false,
        locked: false,
        auto_archive_duration: auto_archive_duration ?? 1_440,
        archive_timestamp: new Date(clock.now()).toISOString(),
      },
    });
    messages.put({ message: { ...message, thread, flags: message.flags | HAS_THREAD }, audience: undefined });
    world.announce("THREAD_CREATE", { ...thread, newly_created: true }, thread.guild_id ?? "");
    return thread;
  }

  /**
   * Who made a thread may rename and archive it, who may write in it may wake it; locking, and waking a locked one,
   * takes Manage Threads.
   */
  function change({ params, body }: ApiRequest<"channel">): Channel {
    const channel = world.channel(params.channel);
    const { name, ...metadata } = readForm(changeSchema, body);
    const old = channel.thread_metadata;
    if (old === undefined) throw refuse(50024);
    world.demand(channel);
    if (world.isBotTimedOut(channel)) throw refuse(50013);
    const manages = includes(world.permissionsIn(channel, world.bot.id), "ManageThreads");
    const isOwn = channel.owner_id === world.bot.id;
    const onlyWakes =
      name === undefined && Object.keys(metadata).join() === "archived" && metadata.archived === false;
    const wakes = onlyWakes && includes(world.permissionsIn(channel, world.bot.id), "SendMessagesInThreads");
    const isAllowed =
      (isOwn || wakes) && metadata.locked === undefined && !(old.locked && metadata.archived === false);
    if (!manages && !isAllowed) throw refuse(50013);
    const changed = world.setChannel({
      ...channel,
      name: name ?? channel.name ?? "",
      thread_metadata: {
        archived: metadata.archived ?? old.archived,
        locked: metadata.locked ?? old.locked,
        auto_archive_duration: metadata.auto_archive_duration ?? old.auto_archive_duration,
        archive_timestamp: new Date(clock.now()).toISOString(),
      },
    });
    world.announce("THREAD_UPDATE", changed, changed.guild_id ?? "");
    return changed;
  }

  function openDirect({ body }: ApiRequest): Channel {
    const user = world.users.get(readForm(recipientSchema, body).recipient_id);
    if (user === undefined) throw refuse(10013);
    if (user.bot) throw refuse(50007);
    return world.directChannel(user);
  }

  return [
    route("GET /channels/:channel", ({ params }) => {
      const channel = world.channel(params.channel);
      world.demand(channel);
      return channel;
    }),
    route("PATCH /channels/:channel", change),
    route("POST /channels/:channel/messages/:message/threads", startThread),
    route("POST /users/@me/channels", openDirect),
  ];
}

const HAS_THREAD = 1 << 5;
