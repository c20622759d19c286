// A permanent end on Discord is reported to the person who can fix it: a drill's admin, or the operator.
import { expect, it, onTestFinished } from "vitest";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { startDiscordServer } from "../../discord-server/server.ts";
import { startProcess, temporaryDatabase } from "../../support/kubedrill-process.ts";
import { openDiscordApp } from "../../support/platforms/discord-app.ts";

it("a question that Discord does not take for a reason of its own pauses the drill, and the admin hears it", async () => {
  const { discord, storage, clock, guild, channel, ada, start, createDrill } = await openDiscordApp();
  const kubedrill = await start();
  const team = { externalId: guild.id, name: guild.name };
  const person = { platform: "discord", team, externalId: ada.id, name: ada.name, admin: true } as const;
  const ids = { team: "0".repeat(20), learner: "1".repeat(20), member: "2".repeat(20), chance: 0.5 };
  const { id: contactId } = await storage.people.meet(person, clock.now, ids);
  const drill = await createDrill({ contactId });
  discord.fail({ route: "POST /channels/:channel/messages", channel, code: 50006, times: 99 });
  await kubedrill.tick();
  const shown = discord.messages(discord.directChannel(ada)).map(textOf).join("\n");
  expect(shown).toContain("Discord refused it: Cannot send an empty message (50006).");
  expect((await storage.drills.byId(drill.id))?.paused).toBeDefined();
  expect(kubedrill.failures).toEqual([]);
});

it("a connection that ends permanently makes the process unhealthy, with the reason", async () => {
  const discord = await startDiscordServer();
  onTestFinished(discord.close);
  const environment = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api };
  const kubedrill = await startProcess(temporaryDatabase(), environment);
  onTestFinished(kubedrill.kill);
  const health = () => fetch(`${kubedrill.address}/healthz`);
  expect((await health()).status).toBe(200);
  discord.gateway.close(4004);
  await discord.until("the end", () => kubedrill.log().includes("does not take this token"));
  // A look at the health is shared for a second.
  const state = await expect.poll(health).toMatchObject({ status: 503 }).then(health);
  expect(await state.json()).toMatchObject({
    healthy: false,
    database: "writable",
    ticker: "alive",
    lost: [expect.stringContaining("Set DISCORD_TOKEN")],
  });
  expect(kubedrill.log()).not.toContain("made again");
});
