// What is one's own, on Discord: squads, settings and privacy, through the real discord.js.
import { describe, expect, it } from "vitest";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { isPrivate } from "../../discord-server/wire.ts";
import { openDiscordApp } from "../../support/platforms/discord-app.ts";

async function open() {
  const app = await openDiscordApp();
  await app.start();
  return { ...app, bo: app.discord.addUser("bo") };
}

describe("on Discord", () => {
  it("a squad is named in a form, and suggested to those who join", async () => {
    const { ada, bo, channel } = await open();
    const opened = await ada.commandForForm(channel, "squad create");
    const refused = await ada.submit(opened, { name: "x" });
    expect(textOf(refused)).toMatch(/2 to 30/);
    const created = await ada.submit(opened, { "Name of the squad": "Router" });
    expect([isPrivate(created), textOf(created)]).toEqual([true, expect.stringContaining("Router")]);

    expect(await bo.type(channel, "squad join", "name", { name: "rou" })).toEqual([
      { name: "Router", value: "Router" },
    ]);
    expect(textOf(await bo.command(channel, "squad join", { name: "Router" }))).toContain("Router");
    expect(textOf(await bo.command(channel, "squad list"))).toContain("Router · 2 members");
  });

  it("settings change in place, and by a form", async () => {
    const { bo, channel } = await open();
    const settings = await bo.command(channel, "settings");
    const hidden = await bo.click(settings, "Hide my name on leaderboards");
    expect([hidden.id, textOf(hidden)]).toEqual([
      settings.id,
      expect.stringMatching(/Others now see \*\*.+\*\*/),
    ]);
    const opened = await bo.clickForForm(hidden, "Change zone and reviews");
    const saved = await bo.submit(opened, { zone: "Europe/Lisbon", cap: "20" });
    expect(textOf(saved)).toMatch(/Saved[\s\S]*Europe\/Lisbon[\s\S]*up to 20/);
  });

  it("everything is deleted after the word is typed", async () => {
    const { bo, channel } = await open();
    await bo.command(channel, "remind", { time: "9:00" });
    const opened = await bo.commandForForm(channel, "privacy delete");
    expect(textOf(await bo.submit(opened, { confirm: "no" }))).toContain("Nothing was deleted");
    expect(textOf(await bo.submit(opened, { confirm: "delete" }))).toContain("Deleted.");
    expect(textOf(await bo.command(channel, "remind"))).toContain("You don't get reminders");
  });
});
