// What is read of Discord's payloads, and what happens to those that lack something.
import { InteractionType, type REST } from "discord.js";
import { describe, expect, it } from "vitest";
import { createInteractions } from "../../../src/platforms/discord/interactions.ts";
import { parseInteraction } from "../../../src/platforms/discord/payloads/interactions.ts";
import { readAnswer } from "../../../src/platforms/discord/payloads/read-answer.ts";
import type { Incoming } from "../../../src/ports/bot.ts";
import { say } from "../../../src/ports/reply.ts";
import { createHandTimers } from "../../support/hand-timers.ts";

const user = { id: "200000000000000001", username: "ada" };
const press = {
  id: "500000000000000001",
  application_id: "100000000000000001",
  type: InteractionType.MessageComponent,
  token: "token",
  locale: "de",
  user,
  data: { custom_id: "answer:p1:A" },
  message: { id: "600000000000000001", channel_id: "400000000000000001", flags: 64 },
};

/** What the app hears, and what is logged. */
async function handle(payload: unknown) {
  const heard: Incoming[] = [];
  const lines: string[] = [];
  const write = (_: unknown, message: string) => lines.push(message);
  const interactions = createInteractions({
    bot: {
      async handle(incoming) {
        heard.push(incoming);
        return say("Done.");
      },
      suggest: async () => [],
    },
    answers: { post: async () => {}, patch: async () => {} } as unknown as REST,
    log: { debug: write, info: write, warn: write, error: write },
    clock: () => 7,
    timers: createHandTimers(),
    usedKeys: undefined,
    guildName: () => undefined,
  });
  interactions.handle(payload);
  await interactions.settle();
  return { heard, lines };
}

describe("an interaction", () => {
  it("reaches the app", async () => {
    const { heard, lines } = await handle(press);
    expect(heard).toMatchObject([{ type: "button", action: "answer:p1:A" }]);
    expect(lines).toEqual([]);
  });

  it("keeps only the fields that are read", () => {
    expect(parseInteraction({ ...press, entitlements: [], user: { ...user, avatar: null } })).toEqual(press);
  });

  it.each([
    null,
    5,
    {},
    { ...press, type: "3" },
    { ...press, data: undefined },
    { ...press, data: { custom_id: 5 } },
    { ...press, message: undefined },
    { ...press, message: { id: 6, channel_id: "400000000000000001" } },
    { ...press, user: { id: 2, username: "ada" } },
    { ...press, member: { user, permissions: "all" } },
    { ...press, id: "../../users/@me" },
    { ...press, type: InteractionType.ApplicationCommand, data: {} },
    { ...press, type: InteractionType.ApplicationCommand, data: { name: "quiz", options: [null] } },
    { ...press, type: InteractionType.ModalSubmit, data: { custom_id: "form:x" } },
  ])("that Discord wouldn't send leaves a line in the log, and reaches no one: %o", async (payload) => {
    const { heard, lines } = await handle(payload);
    expect(heard).toEqual([]);
    expect(lines).toEqual(["Discord sent an interaction that can't be read"]);
  });

  it.each([InteractionType.Ping, 99])("of a type that gets no reply is left alone: %i", async (type) => {
    expect(await handle({ ...press, type })).toEqual({ heard: [], lines: [] });
  });
});

describe("an answer of Discord's", () => {
  const ids = { id: "600000000000000001", channel_id: "400000000000000001" };
  const row = { type: 1, id: 2, components: [{ type: 2, id: 3, custom_id: "answer:p1:A" }] };

  it("keeps only the fields that are read, at any depth", () => {
    const message = { ...ids, components: [{ type: 17, id: 1, components: [row] }] };
    expect(readAnswer("message", { ...message, content: "secret" })).toEqual(message);
  });

  it.each([
    ["message", { ...ids, components: [{ type: 1, components: [{ custom_id: "answer:p1:A" }] }] }],
    [
      "channel",
      { id: ids.id, type: 0, permission_overwrites: [{ id: ids.id, type: 0, allow: "1", deny: 5 }] },
    ],
    ["channel", { id: ids.id, type: 11, thread_metadata: { locked: "yes" } }],
    ["application", { id: ids.id, name: "Kubedrill", flags: "8" }],
    ["commands", [{ description: "without a name" }]],
    ["guilds", [null]],
  ] as const)("as %s can't be %o", (kind, answer) => {
    expect(() => readAnswer(kind, answer)).toThrow(`that is no ${kind}`);
  });
});
