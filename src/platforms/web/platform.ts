// The playground as a platform: its channel, threads, and direct messages are a table, its people are tabs.
import { makeId } from "../../core/id.ts";
import type { MessageLog } from "../../ports/message-log.ts";
import type { MessageRef } from "../../ports/person.ts";
import type { Platform } from "../../ports/platform.ts";
import { PlatformError } from "../../ports/platform-error.ts";
import type { Block } from "../../ports/reply.ts";
import type { Live } from "./live.ts";
import { directChannel, people, threadChannel } from "./people.ts";

interface PlaygroundParts {
  readonly messages: MessageLog;
  readonly live: Live;
  readonly clock: () => number;
  readonly random: () => number;
}

export function createPlaygroundPlatform({ messages, live, clock, random }: PlaygroundParts): Platform {
  async function add(channel: string, blocks: readonly Block[], key?: string): Promise<MessageRef> {
    const postedAt = clock();
    const id = makeId(postedAt, random);
    const message = await messages.add({ id, channel, key: key ?? id, blocks, postedAt });
    live.tell({ type: "message", message });
    return message.id as MessageRef;
  }

  return {
    name: "playground",
    terms: { name: "The playground", reach: "here" },
    pace: { perSecond: 1000, atOnce: 16, channelInterval: 0 },
    // A page on this machine bears every change.
    countInterval: () => 0,
    post: ({ channel }, blocks, key) => add(channel, blocks, key),
    async find(_channel, key) {
      const message = await messages.findByKey(key);
      return message === undefined ? "absent" : (message.id as MessageRef);
    },
    async edit(id, blocks) {
      const message = await messages.edit(id, blocks, clock());
      if (message === undefined) throw new PlatformError("message", "The message is gone.");
      live.tell({ type: "message", message });
    },
    async reply(message, blocks) {
      if (!(await messages.has(message))) throw new PlatformError("message", "The message is gone.");
      await add(threadChannel(message), blocks);
    },
    async direct({ member }, blocks) {
      if (people.every(({ externalId }) => externalId !== member))
        throw new PlatformError("person", "No one in the playground has this name.");
      await add(directChannel(member), blocks);
    },
    missingPermissions: async () => [],
    hasThreads: async () => true,
    isAdmin: async ({ member }) => people.some(({ externalId, admin }) => admin && externalId === member),
    zone: async () => undefined,
  };
}
