// Servers that came or went while Kubedrill was not there to hear of it; storage is real.
import { describe, expect, it } from "vitest";
import type { DiscordServer } from "../../discord-server/server.ts";
import type { Guild } from "../../discord-server/wire.ts";
import { openDiscordApp } from "../../support/platforms/discord-app.ts";
import { purgeStep } from "../../support/storage/storage.ts";

const DAY = 86_400_000;

async function open() {
  const app = await openDiscordApp();
  // Discord's own clock says when Kubedrill joined a server.
  app.clock.now = Date.now();
  return app;
}

type App = Awaited<ReturnType<typeof open>>;

async function hasLeft({ storage }: App, guild: Guild): Promise<boolean | undefined> {
  return (await storage.teams.list("discord")).find(({ externalId }) => externalId === guild.id)?.left;
}

const greetings = (discord: DiscordServer, guild: Guild) => discord.messages(guild.channel("general")).length;

/** Two processes one after the other; what happens in between is up to the test. */
async function restart(app: App, meanwhile: () => unknown) {
  const first = await app.start();
  await first.stop();
  await meanwhile();
  return app.start();
}

/** Ends the session, so that Kubedrill identifies again. */
async function identifyAgain({ discord }: App, meanwhile: () => void) {
  const { identifies } = discord.gateway;
  discord.gateway.goDown();
  discord.gateway.drop({ resumable: false });
  meanwhile();
  discord.gateway.comeUp();
  await discord.until("the new line", () => discord.gateway.identifies > identifies);
}

describe("a Discord server that removed Kubedrill", () => {
  it("while it was down has left; one in an outage has not, nor has who is alone", async () => {
    const app = await open();
    const { discord, guild, storage, clock } = app;
    await app.createDrill();
    const out = discord.addGuild({ name: "Out" });
    await storage.teams.join({ platform: "discord", externalId: out.id }, clock.now, "1".repeat(20));
    await storage.teams.join({ platform: "discord", externalId: "dm:1" }, clock.now, "2".repeat(20));
    await restart(app, () => {
      discord.removeBot(guild);
      discord.setAvailable(out, false);
    });
    await expect.poll(() => hasLeft(app, guild)).toBe(true);
    expect((await storage.teams.list("discord")).filter(({ left }) => left)).toHaveLength(1);
    expect(await purgeStep(storage, clock.now + DAY)).toBe(true);
  });

  it("while the line was broken has left, and is greeted when it comes back", async () => {
    const app = await open();
    const { discord, guild } = app;
    await app.createDrill();
    await app.start();
    await identifyAgain(app, () => discord.removeBot(guild));
    await expect.poll(() => hasLeft(app, guild)).toBe(true);
    discord.addBot(guild);
    await discord.until("the greeting", () => greetings(discord, guild) === 1);
    expect(await hasLeft(app, guild)).toBe(false);
  });

  it("is reported only by the process that has its shard", async () => {
    const app = await open();
    const { discord, guild } = app;
    await app.createDrill();
    const other = discord.addGuild({ name: "Other" });
    await app.storage.teams.join({ platform: "discord", externalId: other.id }, 0, "1".repeat(20));
    const shard = Number((BigInt(other.id) >> 22n) % 2n);
    discord.removeBot(guild);
    discord.removeBot(other);
    await app.start({ shards: `${shard}-${shard}/2` });
    await expect.poll(() => hasLeft(app, other)).toBe(true);
    expect(await hasLeft(app, guild)).toBe(false);
  });
});

describe("a Discord server that invited Kubedrill", () => {
  it("while it was down is greeted once; those it was in before are not", async () => {
    const app = await open();
    const { discord, guild } = app;
    let invited: Guild | undefined;
    const second = await restart(app, () => {
      invited = discord.addGuild({ name: "New" });
    });
    const fresh = invited as Guild;
    await discord.until("the greeting", () => greetings(discord, fresh) === 1);
    await second.stop();
    const third = await app.start();
    const last = discord.addGuild({ name: "Last" }); // greeted after everything before it
    await discord.until("the greeting", () => greetings(discord, last) === 1);
    expect([greetings(discord, guild), greetings(discord, fresh)]).toEqual([0, 1]);
    expect(third.log.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("while the line was broken is greeted", async () => {
    const app = await open();
    const { discord, guild } = app;
    await app.start();
    let invited: Guild | undefined;
    await identifyAgain(app, () => {
      invited = discord.addGuild({ name: "New" });
    });
    const fresh = invited as Guild;
    await discord.until("the greeting", () => greetings(discord, fresh) === 1);
    expect(greetings(discord, guild)).toBe(0);
  });

  it("is welcomed back after it was wrongly taken for one that left", async () => {
    const app = await open();
    const { discord, guild } = app;
    await app.createDrill();
    await restart(app, () => app.storage.teams.leave({ platform: "discord", externalId: guild.id }, 0));
    await discord.until("the greeting", () => greetings(discord, guild) === 1);
    expect(await hasLeft(app, guild)).toBe(false);
  });
});
