// The playground's addresses without a process, and a reader of its page.
import { createLive } from "../../../src/platforms/web/live.ts";
import { createPlaygroundPlatform } from "../../../src/platforms/web/platform.ts";
import type { Reader } from "../../../src/platforms/web/reader.ts";
import { createPlaygroundRoutes, type PlaygroundRoutes } from "../../../src/platforms/web/routes.ts";
import { createTimeline } from "../../../src/platforms/web/timeline.ts";
import type { MessageLog } from "../../../src/ports/message-log.ts";

export const reader: Reader = { as: "bo", zone: "UTC", pane: "channel", skin: "page" };

/** A log that stores nothing. */
const noMessages: MessageLog = {
  add: async (message) => message,
  edit: async () => undefined,
  findByKey: async () => undefined,
  has: async () => false,
  latest: async () => [],
};

/** Routes of a playground about tea, at a time that stands still unless `more` says otherwise. */
export function testRoutes(more: Pick<PlaygroundRoutes, "bot"> & Partial<PlaygroundRoutes>) {
  const live = more.live ?? createLive();
  const messages = more.messages ?? noMessages;
  const clock = more.clock ?? (() => Date.UTC(2026, 0, 5));
  let ids = 0;
  return createPlaygroundRoutes({
    platform: createPlaygroundPlatform({ messages, live, clock, random: () => 0.5 }),
    messages,
    timeline: createTimeline(),
    live,
    clock,
    newId: () => `${++ids}`,
    today: () => "2026-01-05",
    nextDay: async () => undefined,
    simulate: async () => undefined,
    loadSkin: async () => undefined,
    subject: "Tea",
    channel: "tea",
    example: "oolong",
    zone: "UTC",
    isOurs: (host) => host === "localhost",
    ...more,
  });
}
