// What only Discord does as a platform, and its codes for refusals. What all platforms do is in contract.test.ts.
import { Agent, setGlobalDispatcher } from "undici";
import { describe, expect, it } from "vitest";
import type { Block } from "../../../src/ports/reply.ts";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { onePixel } from "../../support/platforms/block-gallery.ts";
import { openDiscordBot } from "../../support/platforms/discord-bot.ts";

const POST = "POST /channels/:channel/messages";
const EDIT = "PATCH /channels/:channel/messages/:message";
const key = "01hzxk8m2q3r4s5t6v7w";
const asked: readonly Block[] = [
  { type: "heading", text: "Which one?" },
  { type: "buttons", buttons: [{ label: "A", action: { name: "answer", args: [key, "A"] } }] },
];
const notice: readonly Block[] = [{ type: "text", markdown: "A correction." }];

async function open() {
  const bot = await openDiscordBot();
  await bot.start();
  const { platform } = bot.kubedrill;
  const place = { team: bot.guild.id, channel: bot.channel.id };
  return { ...bot, platform, place };
}

describe("a post on Discord", () => {
  it.each([
    ["its button", asked, key],
    ["its mark, where it has no button", notice, "correction:drill:question:2"],
  ])("is found by %s page by page, however small Discord's bucket is", async (_, blocks, name) => {
    const { discord, channel, ada, platform, place } = await open();
    const sent = await platform.post(place, blocks, name);
    for (let index = 0; index < 450; index++) discord.say(ada, channel, `hello ${index}`);
    discord.limits.routes = { "GET /channels/:channel/messages": { limit: 2, per: 300 } };
    expect(await platform.find(place, name)).toBe(sent);
    expect(discord.impatient).toBe(0);
  });

  it.each([
    [50001, "channel"],
    [50005, "channel"],
    [50006, "channel"],
    [50013, "channel"],
    [160005, "channel"],
    [10008, "message"],
  ] as const)("whose change is refused with %i: %s", async (code, refusal) => {
    const { discord, platform, place } = await open();
    const message = await platform.post(place, asked, key);
    discord.fail({ route: EDIT, code });
    await expect(platform.edit(message, notice)).rejects.toMatchObject({ refusal });
  });

  it("is changed in a thread that is archived, too", async () => {
    const { discord, guild, channel, platform } = await open();
    const thread = discord.addThread(channel, "Drills");
    const message = await platform.post({ team: guild.id, channel: thread.id }, asked, key);
    discord.setThread(thread, { archived: true });
    await platform.edit(message, notice);
    expect(discord.messages(thread).map(textOf)).toEqual(["A correction."]);
    discord.setThread(thread, { archived: true, locked: true });
    await expect(platform.edit(message, asked)).rejects.toMatchObject({
      refusal: "channel",
      message: expect.stringContaining("locked"),
    });
  });

  it("shows a picture with its words", async () => {
    // Loading Slack does this.
    setGlobalDispatcher(new Agent());
    const { discord, channel, platform, place } = await open();
    await platform.post(place, [{ type: "image", png: async () => onePixel, alt: "Three of four" }], key);
    const [message] = discord.messages(channel);
    expect(message?.attachments.map(({ filename, size }) => [filename, size])).toEqual([
      ["picture-1.png", onePixel.length],
    ]);
    expect(JSON.stringify(message?.components)).toContain("Three of four");
  });

  it.each([
    [10003, "channel"],
    [50001, "channel"],
    [50013, "channel"],
    [50006, "channel"],
  ] as const)("that is refused with %i stops the channel", async (code, refusal) => {
    const { discord, platform, place } = await open();
    discord.fail({ route: POST, code });
    await expect(platform.post(place, asked, key)).rejects.toMatchObject({ refusal });
  });

  it("fails with the time to wait, instead of waiting in a queue", async () => {
    const { discord, platform, place } = await open();
    discord.fail({ route: POST, retryAfter: 700, global: true });
    const refusal = { refusal: "later", everywhere: true, retryAfter: expect.closeTo(750, -2) };
    await expect(platform.post(place, asked, key)).rejects.toMatchObject(refusal);
  });

  it.each([500, 503])("may be sent later after an error %i, once", async (status) => {
    const { discord, platform, place } = await open();
    discord.fail({ route: POST, status, times: 1 });
    await expect(platform.post(place, asked, key)).rejects.toMatchObject({ refusal: "later" });
    expect(discord.requestCounts[`${POST} ${status}`]).toBe(1);
  });
});

describe("a thread on Discord", () => {
  it("is opened under the message, open to everyone, and used again", async () => {
    const { discord, channel, ada, platform, place } = await open();
    const message = await platform.post(place, asked, key);
    await platform.reply(message, [{ type: "text", markdown: "Why is it so? **Talk** it over.\nBecause." }]);
    await platform.reply(message, notice);
    const [posted] = discord.messages(channel);
    const thread = discord.channel({ id: posted?.id ?? "" });
    expect(thread).toMatchObject({ name: "Why is it so? Talk it over.", thread_metadata: { locked: false } });
    expect(discord.messages(thread).map(textOf)).toEqual([
      "Why is it so? **Talk** it over.\nBecause.",
      "A correction.",
    ]);
    discord.say(ada, thread, "I see");
  });
});

describe("permissions on Discord", () => {
  it("are one for a hidden channel, and none for a deleted one, which is a refusal of its own", async () => {
    const { discord, channel, platform, place } = await open();
    discord.forbidBot(channel, ["ViewChannel"]);
    expect(await platform.missingPermissions(place)).toEqual(["View Channel"]);
    discord.removeChannel(channel);
    await expect(platform.missingPermissions(place)).rejects.toMatchObject({ refusal: "channel" });
  });
});
