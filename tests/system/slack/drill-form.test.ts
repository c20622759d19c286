// Setting up a drill in Slack's modal, through the real Bolt.
import { describe, expect, it } from "vitest";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import { openSlackApp } from "../../support/platforms/slack-app.ts";
import { install, modes } from "../../support/platforms/slack-bot.ts";

describe.each(modes)("a drill on Slack over %s", (mode) => {
  it("is set up and changed in a form, with several topics at once", async () => {
    const app = await openSlackApp(mode);
    const { slack, general, ada } = app;
    const kubedrill = await app.start();
    if (mode === "http") await install(app);
    const drill = async () => (await app.storage.schedules.later(0, 10))[0];

    const asked = await (await ada.command("/kubedrill", "drill create", general)).view();
    expect(visibleText(asked.blocks)).toContain("Weekdays");
    await ada.submit({
      Time: "10:30",
      "Time zone": "Europe/Berlin",
      Topics: ["DNS", "services"],
      Verdict: "when the question closes",
    });
    const modal = () => visibleText(slack.modal(ada)?.blocks ?? []);
    await slack.until("the new drill", () => modal().includes("The daily question starts in this channel"));
    expect(modal()).toContain("Mon–Fri at 10:30, Berlin time");
    expect(await drill()).toMatchObject({
      channel: general.id,
      schedule: { time: "10:30", zone: "Europe/Berlin", weekdays: [1, 2, 3, 4, 5] },
      topics: ["services", "dns"],
      feedback: "at_close",
    });

    // The modal still knows the channel that it's about.
    const shown = slack.modal(ada);
    if (shown === undefined) throw new Error("The modal is closed.");
    const form = await (await ada.click(shown, "Change …")).view();
    expect(visibleText(form.blocks)).toContain("Time zone");
    await ada.submit({ Topics: [], Weekdays: ["Mon"] });
    await slack.until("the change", () => modal().includes("Changed."));
    expect(await drill()).toMatchObject({ schedule: { weekdays: [1] }, feedback: "at_close" });
    expect((await drill())?.topics).toBeUndefined();
    expect(kubedrill.failures).toEqual([]);
  });
});
