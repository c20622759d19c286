// The gateway, as the real discord.js lives through it: ready, joins, drops, outages, refusals.
import { once } from "node:events";
import { Events, GatewayIntentBits, type Guild } from "discord.js";
import { describe, expect, it } from "vitest";
import { createBot, startBot, startDiscord } from "../bare-bot.ts";

describe("the gateway", () => {
  it("makes a client ready with its servers, channels and permissions", async () => {
    const discord = await startDiscord();
    const guild = discord.addGuild({ name: "Ops", channels: ["general", "k8s"] });
    discord.addGuild({ name: "Elsewhere", bot: false });
    discord.forbidBot(guild.channel("k8s"), ["SendMessages"]);
    const client = await startBot(discord);
    expect(client.user.username).toBe("kubedrill");
    expect(client.application.id).toBe(discord.applicationId);
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(["Ops"]);
    const joined = client.guilds.cache.get(guild.id);
    const maySend = (name: string) => {
      const channel = joined?.channels.cache.find((one) => one.name === name);
      return channel && joined?.members.me?.permissionsIn(channel).has("SendMessages");
    };
    expect([maySend("general"), maySend("k8s")]).toEqual([true, false]);
    expect(discord.gateway.sessions).toMatchObject([{ intents: 1, shard: [0, 1], connected: true }]);
  });

  it("reports joins, outages, and removals, each with its own event", async () => {
    const discord = await startDiscord();
    const client = await startBot(discord);
    const heard: string[] = [];
    for (const event of ["guildCreate", "guildUnavailable", "guildAvailable", "guildDelete"] as const) {
      client.on(event, ({ name }: Guild) => void heard.push(`${event} ${name}`));
    }
    const left = once(client, Events.GuildDelete);
    const guild = discord.addGuild({ name: "Ops" });
    discord.setAvailable(guild, false);
    discord.setAvailable(guild, true);
    discord.removeBot(guild);
    await left;
    expect(heard).toEqual([
      "guildCreate Ops",
      "guildUnavailable Ops",
      "guildAvailable Ops",
      "guildDelete Ops",
    ]);
  });

  it("lets a dropped client resume, and replays what it missed", async () => {
    const discord = await startDiscord();
    const client = await startBot(discord);
    const resumed = once(client, Events.ShardResume);
    const joined = once(client, Events.GuildCreate);
    discord.gateway.drop();
    discord.addGuild({ name: "Joined meanwhile" });
    const [guild] = await joined;
    await resumed;
    expect(guild).toMatchObject({ name: "Joined meanwhile" });
    expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 1 });
  });

  it("sends a client through a new identify where its session is gone", async () => {
    const discord = await startDiscord();
    const client = await startBot(discord);
    const ready = once(client, Events.ShardReady);
    discord.gateway.drop({ resumable: false });
    await ready;
    expect(discord.gateway).toMatchObject({ identifies: 2, resumes: 0 });
  });

  it("asks a client to reconnect, and it resumes", async () => {
    const discord = await startDiscord();
    const client = await startBot(discord);
    const resumed = once(client, Events.ShardResume);
    discord.gateway.reconnect();
    await resumed;
    expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 1 });
  });

  it("can fall silent, and the client leaves the dead connection", async () => {
    const discord = await startDiscord({ heartbeat: 150 });
    const client = await startBot(discord);
    const resumed = once(client, Events.ShardResume);
    discord.gateway.silence();
    await resumed;
    expect(discord.gateway.identifies).toBe(1);
  });

  it("can be down for a while", async () => {
    const discord = await startDiscord();
    const client = await startBot(discord);
    client.on("error", () => {});
    const failed = once(client, Events.ShardError);
    const resumed = once(client, Events.ShardResume);
    discord.gateway.goDown();
    await failed;
    discord.gateway.comeUp();
    await resumed;
    expect(discord.gateway.resumes).toBe(1);
  });

  it("shares the servers out among the shards", async () => {
    const discord = await startDiscord({ shards: 2, identify: { concurrency: 2 } });
    for (let i = 0; i < 10; i++) discord.addGuild({ name: `Server ${i}` });
    const client = await startBot(discord, undefined, { shards: "auto" });
    expect(discord.gateway.sessions.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(client.guilds.cache.map(({ shardId }) => shardId).sort()).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
  });

  it("refuses a wrong token and intents that were not granted", async () => {
    const discord = await startDiscord();
    await expect(createBot(discord).login("wrong")).rejects.toThrow("invalid token");
    const curious = createBot(discord, {
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMembers],
    });
    await expect(curious.login(discord.token)).rejects.toThrow("disallowed intents");
    const granted = await startDiscord({ privilegedIntents: true });
    const client = await startBot(granted, undefined, { intents: [GatewayIntentBits.GuildMembers] });
    expect(client.isReady()).toBe(true);
  });

  it("reports how many identifies are left, and refuses more", async () => {
    const discord = await startDiscord({ identify: { limit: 1 } });
    await startBot(discord);
    await expect(createBot(discord).login(discord.token)).rejects.toThrow("Not enough sessions remaining");
  });

  it("makes a bot of 1,000 servers with 50 channels each ready", async () => {
    const discord = await startDiscord();
    const channels = Array.from({ length: 50 }, (_, i) => `channel-${i}`);
    for (let i = 0; i < 1_000; i++) discord.addGuild({ name: `Server ${i}`, channels });
    const client = await startBot(discord);
    expect(client.guilds.cache.size).toBe(1_000);
    expect(client.channels.cache.size).toBe(50_000);
  });
});
