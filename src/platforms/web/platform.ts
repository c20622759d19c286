// The playground as a platform: its channel is a table, its people are tabs.

import { makeId } from "../../core/id.ts";
import type { MessageLog } from "../../ports/message-log.ts";
import type { MessageRef } from "../../ports/person.ts";
import type { Platform } from "../../ports/platform.ts";
import { PlatformError } from "../../ports/platform-error.ts";
import type { Live } from "./live.ts";
import { people } from "./people.ts";

interface PlaygroundParts {
  readonly messages: MessageLog;
  readonly live: Live;
  readonly clock: () => number;
  readonly random: () => number;
}

export function createPlaygroundPlatform({ messages, live, clock, random }: PlaygroundParts): Platform {
  return {
    name: "playground",
    terms: { name: "The playground", reach: "here" },
    pace: { perSecond: 1000, atOnce: 16, channelInterval: 0 },
    // A page on this machine bears every change.
    countInterval: () => 0,
    async post({ channel }, blocks, key) {
      const postedAt = clock();
      const message = await messages.add({ id: makeId(postedAt, random), channel, key, blocks, postedAt });
      live.tell({ type: "message", message });
      return message.id as MessageRef;
    },
    async find(_channel, key) {
      const message = await messages.findByKey(key);
      return message === undefined ? "absent" : (message.id as MessageRef);
    },
    async edit(id, blocks) {
      const message = await messages.edit(id, blocks, clock());
      if (message === undefined) throw new PlatformError("message", "The message is gone.");
      live.tell({ type: "message", message });
    },
    // The playground's channel has no threads, and no one there reads direct messages.
    reply: async () => {},
    direct: async () => {
      throw new PlatformError("person", "The playground has no direct messages.");
    },
    missingPermissions: async () => [],
    hasThreads: async () => false,
    isAdmin: async ({ member }) => people.some(({ externalId, admin }) => admin && externalId === member),
    zone: async () => undefined,
  };
}
