// What each kind of channel on Discord asks of Kubedrill: the right permission is named, and threads open where they can.
import { describe, expect, it } from "vitest";
import { isRefusal } from "../../../src/ports/platform-error.ts";
import type { Block } from "../../../src/ports/reply.ts";
import { textOf } from "../../discord-server/messages/read-message.ts";
import type { Permission } from "../../discord-server/permissions.ts";
import type { Channel } from "../../discord-server/wire.ts";
import { openDiscordBot } from "../../support/platforms/discord-bot.ts";

const HOUR = 3_600_000;
const THREADS = "POST /channels/:channel/messages/:message/threads";
const text: readonly Block[] = [{ type: "text", markdown: "Which one?" }];

async function open() {
  const bot = await openDiscordBot();
  await bot.start();
  const { discord, guild, kubedrill } = bot;
  const { platform } = kubedrill;
  const place = ({ id }: Channel) => ({ team: guild.id, channel: id });
  const missing = (channel: Channel) => platform.missingPermissions(place(channel));
  const post = (channel: Channel) => platform.post(place(channel), text, `key of ${channel.id}`);
  /** What an admin reads where it is refused. */
  const refused = (request: Promise<unknown>) =>
    request.then(
      () => "It was not refused.",
      (error: unknown) =>
        isRefusal(error, "channel") ? error.message : `Not the channel's refusal: ${error}`,
    );
  return { ...bot, platform, place, missing, post, refused, discord };
}

describe("a thread on Discord", () => {
  it("below a channel that takes no messages takes questions all the same", async () => {
    const { discord, channel, missing, post } = await open();
    const thread = discord.addThread(channel, "Drills");
    discord.forbidBot(channel, ["SendMessages", "CreatePublicThreads"]);
    expect(await missing(thread)).toEqual([]);
    await post(thread);
    expect(discord.messages(thread).map(textOf)).toEqual(["Which one?"]);
  });

  it("asks for Send Messages in Threads, by that name", async () => {
    const { discord, channel, missing, post, refused } = await open();
    const thread = discord.addThread(channel, "Drills");
    discord.forbidBot(channel, ["SendMessagesInThreads", "AttachFiles"]);
    expect(await missing(thread)).toEqual(["Attach Files", "Send Messages in Threads"]);
    const sentence = await refused(post(thread));
    expect(sentence).toContain("Send Messages in Threads");
    expect(sentence).not.toContain("“Send Messages”");
  });

  it("that Kubedrill was not added to, or that is locked, says so", async () => {
    const { discord, channel, missing, post, refused } = await open();
    const secret = discord.addThread(channel, "Secret", { private: true });
    expect(await refused(missing(secret))).toMatch(/thread.*mention/is);
    expect(await refused(post(secret))).toMatch(/thread.*mention/is);
    const joined = discord.addThread(channel, "Joined", { private: true, botAdded: true });
    expect(await missing(joined)).toEqual([]);
    const locked = discord.addThread(channel, "Locked");
    discord.setThread(locked, { locked: true });
    expect(await refused(missing(locked))).toMatch(/locked/);
    expect(await refused(post(locked))).toMatch(/locked/);
  });
});

describe("a voice channel on Discord", () => {
  it.each(["voice", "stage"] as const)(
    "asks for Connect, by that name, and for no threads: %s",
    async (kind) => {
      const { discord, guild, missing, post, refused } = await open();
      const channel = discord.addChannel(guild, "Lounge", kind);
      discord.forbidBot(channel, ["CreatePublicThreads", "SendMessagesInThreads"]);
      expect(await missing(channel)).toEqual([]);
      await post(channel);
      discord.forbidBot(channel, ["Connect", "EmbedLinks"]);
      expect(await missing(channel)).toEqual(["Connect", "Embed Links"]);
      expect(await refused(post(channel))).toContain("“Connect”");
    },
  );
});

describe("a channel on Discord without messages", () => {
  it.each(["forum", "media", "category"] as const)("says where questions can be asked: %s", async (kind) => {
    const { discord, guild, missing, post, refused } = await open();
    const channel = discord.addChannel(guild, "Forum", kind);
    expect(await refused(missing(channel))).toMatch(/text channel/);
    expect(await refused(post(channel))).toMatch(/text channel/);
    if (kind === "category") return;
    const thread = discord.addThread(channel, "A post in it");
    expect(await missing(thread)).toEqual([]);
  });
});

describe("an ordinary channel on Discord", () => {
  it.each([
    [["SendMessages"], "Send Messages"],
    [["EmbedLinks", "SendMessages"], "Send Messages"],
    [["ViewChannel"], "View Channel"],
  ] as readonly (readonly [readonly Permission[], string])[])(
    "that refuses a question names what it lacks: %j",
    async (permissions, name) => {
      const { discord, channel, post, refused } = await open();
      discord.forbidBot(channel, permissions);
      const sentence = await refused(post(channel));
      expect(sentence).toContain(`“${name}”`);
      expect(discord.invalidRequests).toBe(1);
    },
  );
});

describe("a moderator who times Kubedrill out", () => {
  it("is named, and until when", async () => {
    const { discord, guild, channel, missing, post, platform, refused } = await open();
    const message = await post(channel);
    const voice = discord.addChannel(guild, "Lounge", "voice");
    const thread = discord.addThread(channel, "Drills");
    discord.timeOutBot(guild, HOUR);
    const until = /timed .* out until \d{4}-\d\d-\d\d \d\d:\d\d UTC/;
    for (const place of [channel, voice, thread]) {
      expect(await refused(missing(place))).toMatch(until);
      expect(await refused(post(place))).toMatch(until);
    }
    expect(await refused(platform.edit(message, text))).toMatch(until);
    discord.timeOutBot(guild, -HOUR);
    expect(await missing(channel)).toEqual([]);
  });

  it("changes nothing for an administrator", async () => {
    const { discord, guild, channel, missing, post } = await open();
    discord.setBotPermissions(guild, ["Administrator"]);
    discord.timeOutBot(guild, HOUR);
    expect(await missing(channel)).toEqual([]);
    await post(channel);
  });
});

describe("a discussion on Discord", () => {
  it.each(["voice", "stage", "thread"] as const)(
    "is not opened where there can be none: %s",
    async (kind) => {
      const { discord, guild, channel, platform, place, post } = await open();
      const where =
        kind === "thread" ? discord.addThread(channel, "Drills") : discord.addChannel(guild, "Lounge", kind);
      expect(await platform.hasThreads(place(where))).toBe(false);
      await platform.reply(await post(where), text);
      expect(Object.keys(discord.requestCounts).filter((route) => route.startsWith(THREADS))).toEqual([]);
      expect(discord.messages(where)).toHaveLength(1);
    },
  );

  it.each(["text", "announcement"] as const)("is opened under a question: %s", async (kind) => {
    const { discord, guild, platform, place, post } = await open();
    const where = discord.addChannel(guild, "Questions", kind);
    expect(await platform.hasThreads(place(where))).toBe(true);
    await platform.reply(await post(where), text);
    const [question] = discord.messages(where);
    expect(discord.messages({ id: question?.id ?? "" }).map(textOf)).toEqual(["Which one?"]);
  });
});
