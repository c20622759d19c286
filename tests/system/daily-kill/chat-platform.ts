// The chat as a platform of Kubedrill.

import type { MessageRef } from "../../../src/ports/person.ts";
import type { Platform } from "../../../src/ports/platform.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import { call } from "./door.ts";

/** What everything else the chat may do to a request comes to. */
export const CUT = "The chat cut the connection.";

/** Least time between two edits of a count, in ms. */
const COUNT_INTERVAL = 300;

export function createChatPlatform(address: string): Platform {
  async function ask(name: string, body: unknown): Promise<unknown> {
    const answer = await call(address, name, body).catch((cause: unknown) => {
      throw new Error(CUT, { cause });
    });
    if (answer.status === 429)
      throw new PlatformError("later", "The chat is busy.", { retryAfter: Number(answer.body) });
    return answer.body;
  }

  return {
    name: "discord",
    pace: { perSecond: 500, atOnce: 10, channelInterval: 0 },
    terms: { name: "The test platform", reach: "here" },
    countInterval: () => COUNT_INTERVAL,
    post: async (channel, blocks, key) => (await ask("post", { ...channel, blocks, key })) as MessageRef,
    find: async (channel, key) => (await ask("find", { ...channel, key })) as MessageRef,
    edit: async (message, blocks) => void (await ask("edit", { message, blocks })),
    reply: async () => {},
    direct: async (to, blocks) => void (await ask("direct", { ...to, blocks })),
    missingPermissions: async () => [],
    hasThreads: async () => true,
    isAdmin: async () => true,
    zone: async () => undefined,
  };
}
