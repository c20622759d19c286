// The connection to Discord: start, commands, servers that come and go, broken lines.
import { describe, expect, it } from "vitest";
import type { Bot } from "../../../src/ports/bot.ts";
import { SetupError } from "../../../src/ports/errors.ts";
import type { TeamRef } from "../../../src/ports/person.ts";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { connectTo, keepSettings, openDiscordBot, quiet } from "../../support/platforms/discord-bot.ts";

const REGISTER = "PUT /applications/:application/commands";

describe("the start on Discord", () => {
  it("asks for the intent Guilds alone", async () => {
    const { discord, start } = await openDiscordBot();
    await start();
    expect(discord.gateway.sessions.map(({ intents, shard }) => [intents, shard])).toEqual([[1, [0, 1]]]);
  });

  it("registers commands only where they changed", async () => {
    const settings = keepSettings();
    const { discord, kubedrill, start } = await openDiscordBot({}, {}, { settings });
    await start();
    await kubedrill.stop();
    const registered = () => discord.requestCounts[`${REGISTER} 200`];
    const again = async (description: string) => {
      const commands = [{ name: "daily", description, options: {} }];
      const next = connectTo(discord, { settings });
      await next.start({ ...quiet, commands });
      await next.stop();
    };
    await again("Today's question");
    expect(registered()).toBe(2);
    await again("Today's question");
    expect(registered()).toBe(2);
    await again("The question of the day");
    expect(registered()).toBe(3);
    expect(discord.commands.list().map(({ description }) => description)).toEqual([
      "The question of the day",
    ]);
  });

  it("has its commands in one server alone while it is developed there", async () => {
    const settings = keepSettings();
    const { discord, guild, kubedrill, start } = await openDiscordBot({}, {}, { settings });
    await start();
    await kubedrill.stop();
    const registered = () =>
      [discord.commands.list(), discord.commands.list(guild.id)].map(({ length }) => length);
    expect(registered()).toEqual([2, 0]);
    for (const [where, counts] of [
      [guild.id, [0, 2]],
      [undefined, [2, 0]],
    ] as const) {
      const next = connectTo(discord, { settings, guild: where });
      await next.start(quiet);
      await next.stop();
      expect(registered()).toEqual(counts);
    }
  });

  it("runs as one of several processes", async () => {
    const { discord, start } = await openDiscordBot({}, {}, { shards: "2-2/4" });
    await start();
    expect(discord.gateway.sessions.map(({ shard }) => shard)).toEqual([[2, 4]]);
  });

  it.each([
    ["a wrong token", { token: "MTk4NjIyNDgzNDcxOTI1MjQ4.secret" }, /does not know this token/],
    ["no network", { apiUrl: "http://127.0.0.1:9/api" }, /cannot be reached/],
    ["shards that make no sense", { shards: "3-1/2" }, /DISCORD_SHARDS/],
    ["a server without Kubedrill", { guild: "100000000000000001" }, /discord invite/],
  ])("with %s ends in a sentence without the token", async (_, more, sentence) => {
    const failed = (async () => (await openDiscordBot({}, {}, more)).start())();
    const error = await failed.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SetupError);
    expect(String(error)).toMatch(sentence);
    expect(String(error)).not.toContain("secret");
  });
});

function follow(): { readonly bot: Partial<Bot>; readonly news: string[] } {
  const news: string[] = [];
  return {
    news,
    bot: {
      async joined({ externalId }: TeamRef) {
        news.push(`joined ${externalId}`);
        return [{ type: "text", markdown: "Hello! `/drill create` begins." }];
      },
      async left({ externalId }: TeamRef) {
        news.push(`left ${externalId}`);
      },
    },
  };
}

describe("a Discord server", () => {
  it("that invites Kubedrill is greeted; those it was in are not", async () => {
    const { bot, news } = follow();
    const { discord, start } = await openDiscordBot(bot);
    await start();
    const joined = discord.addGuild({ name: "New" });
    const [message] = await discord.until("the greeting", () => {
      const all = discord.messages(joined.channel("general"));
      return all.length > 0 && all;
    });
    expect(message && textOf(message)).toContain("/drill create");
    expect(news).toEqual([`joined ${joined.id}`]);
  });

  it("in which Kubedrill may not write is greeted through its owner", async () => {
    const { bot } = follow();
    const { discord, start } = await openDiscordBot(bot);
    await start();
    const owner = discord.addUser("owner");
    discord.addGuild({ owner, channels: [] });
    const direct = discord.directChannel(owner);
    await discord.until("the greeting", () => discord.messages(direct).length === 1);
  });

  it("is not greeted twice where nothing confirmed the first greeting", async () => {
    const { bot } = follow();
    const { discord, lines, start } = await openDiscordBot(bot);
    await start();
    const answer = { status: 200, body: '{"id":"12345678901234', type: "application/json" };
    discord.fail({ route: "POST /channels/:channel/messages", answer, done: true });
    const owner = discord.addUser("owner");
    const joined = discord.addGuild({ owner, channels: ["general", "random"] });
    await discord.until("the end", () => lines.some(({ message }) => message === "a server was joined"));
    const places = [joined.channel("general"), joined.channel("random"), discord.directChannel(owner)];
    expect(places.flatMap((place) => discord.messages(place))).toHaveLength(1);
  });

  it("that removes Kubedrill has left; one in an outage has not", async () => {
    const { bot, news } = follow();
    const { discord, guild, channel, ada, lines, start } = await openDiscordBot(bot);
    await start();
    discord.setAvailable(guild, false);
    discord.setAvailable(guild, true);
    await ada.command(channel, "daily");
    expect(news).toEqual([]);
    discord.removeBot(guild);
    await discord.until("the news", () => news.length > 0);
    expect(news).toEqual([`left ${guild.id}`]);
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("a broken line to Discord", () => {
  it.each([
    ["drops, and is resumed", true],
    ["drops, and starts again", false],
  ])("%s: nothing is lost or greeted again", async (_, resumable) => {
    const { bot, news } = follow();
    const { discord, channel, ada, start } = await openDiscordBot(bot);
    await start();
    const { identifies, resumes } = discord.gateway;
    discord.gateway.drop({ resumable });
    await discord.until(
      "the new line",
      () => discord.gateway.identifies + discord.gateway.resumes > identifies + resumes,
    );
    expect(discord.gateway.resumes > resumes).toBe(resumable);
    expect(textOf(await ada.command(channel, "daily"))).toBe("Done.");
    expect(news).toEqual([]);
  });

  it("is asked for by Discord itself", async () => {
    const { discord, channel, ada, start } = await openDiscordBot();
    await start();
    discord.gateway.reconnect();
    await discord.until("the new line", () => discord.gateway.resumes === 1);
    expect(textOf(await ada.command(channel, "daily"))).toBe("Done.");
  });
});
