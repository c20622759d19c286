// Reveals on Discord that are refused for a reason that can pass: shown later, and the admin hears once what to fix.
import { describe, expect, it } from "vitest";
import { textOf } from "../../discord-server/messages/read-message.ts";
import type { Channel } from "../../discord-server/wire.ts";
import { HOUR } from "../../support/app.ts";
import { type DiscordApp, openDiscordApp } from "../../support/platforms/discord-app.ts";

const EDIT = "PATCH /channels/:channel/messages/:message";
const MINUTE = 60_000;

/** A question that is open, in a thread or in #general, and closes two hours later. */
async function open(where: "channel" | "thread") {
  const app = await openDiscordApp();
  const kubedrill = await app.start();
  const place = where === "thread" ? app.discord.addThread(app.channel, "Drills") : app.channel;
  const { id: contactId } = await app.meetAdmin();
  await app.createDrill({ channel: place.id, contactId, closesAfterHours: 2 });
  await kubedrill.tick();
  return { app, kubedrill, place, heard: () => heardBy(app), shown: () => shownIn(app, place) };
}

const heardBy = ({ discord, ada }: DiscordApp) => discord.messages(discord.directChannel(ada)).map(textOf);

function shownIn(app: DiscordApp, place: Channel): string {
  return textOf(app.onlyMessage(place)).split("\n")[0] ?? "";
}

describe("a reveal on Discord", () => {
  it("that is refused once is shown a minute later", async () => {
    const { app, kubedrill, heard, shown } = await open("channel");
    app.discord.fail({ route: EDIT, code: 50013 });
    app.clock.now += 2 * HOUR;
    await kubedrill.tick();
    expect(shown()).not.toContain("Closed");
    expect(heard()).toEqual([expect.stringMatching(/couldn't update the question of March 2/)]);
    app.clock.now += MINUTE;
    await kubedrill.tick();
    expect(shown()).toContain("Closed");
    expect(heard()).toHaveLength(1);
    expect(kubedrill.failures).toEqual([]);
  });

  it("in a thread that is archived opens it again", async () => {
    const { app, kubedrill, place, heard, shown } = await open("thread");
    app.discord.setThread(place, { archived: true });
    app.clock.now += 2 * HOUR;
    await kubedrill.tick();
    expect(shown()).toContain("Closed");
    expect(app.discord.channel(place).thread_metadata?.archived).toBe(false);
    expect(heard()).toEqual([]);
  });

  it("in a thread that is locked waits until it is unlocked, at the latest until the drill is resumed", async () => {
    const { app, kubedrill, place, heard, shown } = await open("thread");
    app.discord.setThread(place, { archived: true, locked: true });
    app.clock.now += 2 * HOUR;
    for (let minute = 0; minute < 4; minute++) {
      app.clock.now += MINUTE;
      await kubedrill.tick();
    }
    expect(heard()).toEqual([expect.stringContaining("locked")]);
    expect(textOf(await app.ada.command(place, "drill resume"))).toContain("locked");
    app.discord.setThread(place, { locked: false });
    await app.ada.command(place, "drill resume");
    await kubedrill.daily.idle();
    expect(shown()).toContain("Closed");
    expect(heard()).toHaveLength(1);
  });

  it("of a message that is gone is given up", async () => {
    const { app, kubedrill, place, heard } = await open("channel");
    app.discord.removeMessage(app.onlyMessage(place));
    app.clock.now += 2 * HOUR;
    await kubedrill.tick();
    expect((await app.posting(place)).state).toBe("closed");
    expect(heard()).toEqual([]);
  });
});
