// What the bot can do in each kind of channel, by raw REST as the real discord.js sends it.
import { type Client, Routes } from "discord.js";
import { describe, expect, it } from "vitest";
import { startBot, startDiscord } from "../bare-bot.ts";
import type { Channel } from "../wire.ts";

const HOUR = 3_600_000;

async function setUp() {
  const discord = await startDiscord();
  const guild = discord.addGuild({ channels: ["k8s"] });
  const { rest }: Client = await startBot(discord);
  const outcome = (request: Promise<unknown>) =>
    request.then(
      () => "accepted",
      ({ code }) => code,
    );
  const body = { content: "Q" };
  const send = ({ id }: Channel) => outcome(rest.post(Routes.channelMessages(id), { body }));
  const read = ({ id }: Channel) => outcome(rest.get(Routes.channelMessages(id)));
  async function edit(place: Channel): Promise<unknown> {
    const [message] = discord.messages(place);
    return outcome(rest.patch(Routes.channelMessage(place.id, message?.id ?? ""), { body }));
  }
  async function thread(place: Channel): Promise<unknown> {
    const [message] = discord.messages(place);
    return outcome(rest.post(Routes.threads(place.id, message?.id ?? ""), { body: { name: "Why" } }));
  }
  return { discord, guild, channel: guild.channel("k8s"), send, read, edit, thread };
}

describe("a channel of some kind", () => {
  it.each([
    ["text", "accepted", "accepted"],
    ["announcement", "accepted", "accepted"],
    ["voice", "accepted", 50024],
    ["stage", "accepted", 50024],
    ["forum", 50008, undefined],
    ["media", 50008, undefined],
    ["category", 50008, undefined],
  ] as const)("that is %s: messages %s, threads %s", async (kind, message, opened) => {
    const { discord, guild, send, thread } = await setUp();
    const place = discord.addChannel(guild, "place", kind);
    expect(await send(place)).toBe(message);
    if (opened !== undefined) expect(await thread(place)).toBe(opened);
  });

  it("with a voice needs Connect for its messages", async () => {
    const { discord, guild, send, read } = await setUp();
    const lounge = discord.addChannel(guild, "lounge", "voice");
    discord.forbidBot(lounge, ["Connect"]);
    expect([await send(lounge), await read(lounge)]).toEqual([50001, 50001]);
  });
});

describe("a thread that another person opened", () => {
  it("goes by the permission for threads", async () => {
    const { discord, channel, send, thread } = await setUp();
    const open = discord.addThread(channel, "open");
    discord.forbidBot(channel, ["SendMessages"]);
    expect([await send(channel), await send(open), await thread(open)]).toEqual([50013, "accepted", 50024]);
    discord.forbidBot(channel, ["SendMessagesInThreads"]);
    expect([await send(channel), await send(open)]).toEqual(["accepted", 50013]);
  });

  it("and is private needs the bot in it", async () => {
    const { discord, channel, send } = await setUp();
    expect(await send(discord.addThread(channel, "without", { private: true }))).toBe(50001);
    expect(await send(discord.addThread(channel, "with", { private: true, botAdded: true }))).toBe(
      "accepted",
    );
  });

  it("takes no edits while it is archived, and a message wakes it", async () => {
    const { discord, channel, send, edit } = await setUp();
    const thread = discord.addThread(channel, "sleepy");
    await send(thread);
    discord.setThread(thread, { archived: true });
    expect([await edit(thread), await send(thread), await edit(thread)]).toEqual([
      50083,
      "accepted",
      "accepted",
    ]);
    discord.setThread(thread, { archived: true, locked: true });
    expect([await edit(thread), await send(thread)]).toEqual([50083, 160005]);
  });
});

describe("a bot that is timed out", () => {
  it("reads and does nothing else, until it is over", async () => {
    const { discord, guild, channel, send, read, edit } = await setUp();
    await send(channel);
    discord.timeOutBot(guild, HOUR);
    expect([await send(channel), await edit(channel), await read(channel)]).toEqual([
      50013,
      50013,
      "accepted",
    ]);
    discord.advance(HOUR + 1);
    expect(await send(channel)).toBe("accepted");
  });

  it("does everything as an administrator", async () => {
    const { discord, guild, channel, send } = await setUp();
    discord.setBotPermissions(guild, ["Administrator"]);
    discord.timeOutBot(guild, HOUR);
    expect(await send(channel)).toBe("accepted");
  });
});
