// Setting up a drill in Discord's modal, through the real discord.js: five fields fit, the message has the others.
import { describe, expect, it } from "vitest";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { isPrivate } from "../../discord-server/wire.ts";
import { openDiscordApp } from "../../support/platforms/discord-app.ts";

describe("a drill on Discord", () => {
  it("is set up and changed in a form, with several topics at once", async () => {
    const app = await openDiscordApp();
    const { channel, ada } = app;
    const kubedrill = await app.start();
    const drill = async () => (await app.storage.schedules.later(0, 10))[0];

    const asked = await ada.commandForForm(channel, "drill create");
    expect(asked.form.components).toHaveLength(5);
    const created = await ada.submit(asked, {
      Time: "10:30",
      "Time zone": "Europe/Berlin",
      Topics: ["DNS", "services"],
    });
    expect(isPrivate(created)).toBe(true);
    expect(textOf(created)).toContain("Mon–Fri at 10:30, Berlin time");
    expect(await drill()).toMatchObject({
      channel: channel.id,
      schedule: { time: "10:30", zone: "Europe/Berlin", weekdays: [1, 2, 3, 4, 5] },
      topics: ["services", "dns"],
      feedback: "instant",
    });

    const closes = textOf(created).includes("(Closing: after 24 hours)");
    expect(closes).toBe(true);
    const later = await ada.choose(created, "Verdict", ["drill-change:feedback:at_close"]);
    expect(later.id).toBe(created.id);
    expect(await drill()).toMatchObject({ feedback: "at_close" });

    const again = await ada.clickForForm(await ada.command(channel, "drill show"), "Change …");
    await ada.submit(again, { Topics: [], Weekdays: ["Mon"] });
    expect(await drill()).toMatchObject({ schedule: { weekdays: [1] }, feedback: "at_close" });
    expect((await drill())?.topics).toBeUndefined();
    await expect(ada.submit(again, { Time: [] })).rejects.toThrow("Time: Choose at least 1");
    expect(kubedrill.failures).toEqual([]);
  });
});
