// Buttons of the playground's page: each says whether others see the message it is under.
import { describe, expect, it } from "vitest";
import { createLive } from "../../../src/platforms/web/live.ts";
import { createPlaygroundPlatform } from "../../../src/platforms/web/platform.ts";
import { privateMessage, publicMessage } from "../../../src/platforms/web/render.ts";
import { createPlaygroundRoutes } from "../../../src/platforms/web/routes.ts";
import type { Bot, Incoming } from "../../../src/ports/bot.ts";
import type { MessageLog } from "../../../src/ports/message-log.ts";
import type { Block } from "../../../src/ports/reply.ts";

const blocks: readonly Block[] = [
  { type: "buttons", buttons: [{ label: "Go", action: { name: "go", args: [] } }] },
];
const messages: MessageLog = {
  add: async (message) => message,
  edit: async () => undefined,
  findByKey: async () => undefined,
  latest: async () => [],
};

/** Sends the form of a rendered message, and returns what the bot heard and the page got. */
async function press(html: string) {
  const heard: Incoming[] = [];
  const bot: Bot = {
    commands: [],
    handle: async (incoming) => {
      heard.push(incoming);
      const isOwn = incoming.type === "button" && incoming.isPrivate;
      return { delivery: isOwn ? "replace" : "private", blocks };
    },
    learned: async () => {},
    suggest: async () => [],
    joined: async () => [],
    left: async () => {},
  };
  const live = createLive();
  const clock = () => 0;
  const routes = createPlaygroundRoutes({
    bot,
    platform: createPlaygroundPlatform({ messages, live, clock, random: () => 0.5 }),
    messages,
    live,
    clock,
    newId: () => "1",
    nextDay: async () => undefined,
    zone: "UTC",
    isOurs: (host) => host === "localhost",
  });
  const fields = [...html.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
    name,
    value,
  ]);
  const response = await routes.request("http://localhost/act", {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Accept: "application/json", Host: "localhost" },
  });
  return { heard, got: (await response.json()) as { replaces: boolean } };
}

const reader = { as: "bo", zone: "UTC" };

describe("a button of the playground", () => {
  it("under a public message never replaces anything", async () => {
    const html = String(await publicMessage({ id: "m1", blocks, at: 0, revision: 0 }, reader));
    const { heard, got } = await press(html);
    expect(heard).toMatchObject([{ type: "button", action: "go", isPrivate: false }]);
    expect(got.replaces).toBe(false);
  });

  it("under a private message replaces that one", async () => {
    const { heard, got } = await press(String(await privateMessage({ id: "r1", blocks, at: 0 }, reader)));
    expect(heard).toMatchObject([{ type: "button", action: "go", isPrivate: true }]);
    expect(got.replaces).toBe(true);
  });
});
