// Threads that people open.
import type { createParts } from "./parts.ts";
import { type Channel, channelTypes } from "./wire.ts";

export interface ThreadOptions {
  readonly private?: boolean;
  /** Whether the bot was added to a private thread. */
  readonly botAdded?: boolean;
}

type ThreadParts = Pick<ReturnType<typeof createParts>, "world" | "newId" | "clock">;

export function addThread(
  { world, newId, clock }: ThreadParts,
  parent: Channel,
  name: string,
  options: ThreadOptions = {},
): Channel {
  const { guild_id } = parent;
  if (guild_id === undefined) throw new Error("Only channels of servers have threads.");
  const announced = parent.type === channelTypes.announcement;
  const open = announced ? channelTypes.announcementThread : channelTypes.publicThread;
  const thread = world.setChannel({
    id: newId(),
    type: options.private ? channelTypes.privateThread : open,
    guild_id,
    parent_id: parent.id,
    owner_id: world.guildOf(parent)?.owner_id ?? "",
    name,
    message_count: 0,
    member_count: 1,
    bot_added: options.botAdded === true,
    thread_metadata: {
      archived: false,
      locked: false,
      auto_archive_duration: 1_440,
      archive_timestamp: new Date(clock.now()).toISOString(),
    },
  });
  world.announce("THREAD_CREATE", { ...thread, newly_created: true }, guild_id);
  return thread;
}
