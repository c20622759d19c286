// The local Discord as its own process, driven over its control API.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ActionRowBuilder, ButtonBuilder, ButtonStyle, Client, Events } from "discord.js";
import { expect, it, onTestFinished } from "vitest";

it("drives a bot in another process and reports what it did", async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill());
  const [line] = await once(createInterface(child.stdout), "line");
  const { api, control, token } = JSON.parse(line);
  const call = async (name: string, args: object = {}) =>
    (await fetch(`${control}/${name}`, { method: "POST", body: JSON.stringify(args) })).json();

  const [guild] = (await call("guilds", { count: 2 })) as { channels: string[] }[];
  const client = new Client({ intents: [], rest: { api, version: "10" } });
  onTestFinished(() => client.destroy());
  const ready = once(client, Events.ClientReady);
  await client.login(token);
  await ready;
  await client.application?.commands.set([{ name: "count", description: "Counts" }]);
  const button = new ButtonBuilder().setLabel("+").setCustomId("add").setStyle(ButtonStyle.Primary);
  const components = [new ActionRowBuilder<ButtonBuilder>().addComponents(button)];
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: "0", components });
    if (interaction.isButton())
      await interaction.update({ content: `${Number(interaction.message.content) + 1}` });
  });

  const channels = guild?.channels ?? [];
  const message = await call("command", { channel: channels[0], words: "count" });
  expect(message).toMatchObject({ content: "0" });
  const load = { channels, people: 10, count: 40, click: ["+"] };
  expect(await call("load", { ...load, concurrency: 1 })).toMatchObject({ count: 40, failed: 0 });
  expect(await call("load", { ...load, perSecond: 400 })).toMatchObject({ count: 40, failed: 0 });
  const report = await call("report");
  expect(report).toMatchObject({ requests: { "POST /interactions/:interaction/:token/callback 204": 81 } });
  expect(await call("nothing")).toMatchObject({ error: expect.stringContaining("report") });
});
