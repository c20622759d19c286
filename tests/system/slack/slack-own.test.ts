// What is one's own, on Slack: squads by a form, settings and privacy in the App Home, through the real Bolt.
import { describe, expect, it } from "vitest";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import type { Member } from "../../slack-server/member.ts";
import type { Message, View } from "../../slack-server/model.ts";
import { DAY } from "../../support/app.ts";
import { openSlackApp } from "../../support/platforms/slack-app.ts";
import { install } from "../../support/platforms/slack-bot.ts";

const textOf = ({ blocks }: Message | View) => visibleText(blocks);
const sinceOf = (view: View) => /Since\*?\s+(\w+ \d+, \d+)/.exec(textOf(view))?.[1];

async function open() {
  const app = await openSlackApp("http");
  const kubedrill = await app.start();
  await install(app);
  const ben = app.team.addMember("ben");
  const { slack } = app;
  /** What somebody's modal, or App Home, shows once it holds these words. */
  const shows = (where: "modal" | "home", who: Member, words: string | RegExp) =>
    slack.until(String(words), () => {
      const view = slack[where](who);
      return view !== undefined && new RegExp(words).test(textOf(view)) && view;
    });
  return { ...app, kubedrill, ben, shows };
}

describe("on Slack", () => {
  it("a squad is named in a form, which says what is wrong with a name", async () => {
    const { ada, ben, general, shows } = await open();
    await (await ada.command("/kubedrill", "squad create", general)).view();
    const refused = await ada.submit({ "Name of the squad": "x" });
    expect(refused.errors?.name).toMatch(/2 to 30/);
    await ada.submit({ "Name of the squad": "Router" });
    await shows("modal", ada, "Router");

    const list = await (await ben.command("/kubedrill", "squad list", general)).reply();
    expect(textOf(list)).toContain("Router · 1 member");
    const joined = await (await ben.command("/kubedrill", "squad join router", general)).reply();
    expect(textOf(joined)).toContain("Router");
    const board = await (await ben.command("/leaderboard", "week squads", general)).reply();
    expect(textOf(board)).toContain("No squad has points yet.");
  });

  it("settings are changed in the App Home, which shows them at once", async () => {
    const { ben, shows, storage } = await open();
    const home = await (await ben.openHome()).view();
    expect(textOf(home)).toMatch(
      /Settings and privacy\n.*10 reviews per day · 85% sure · on leaderboards your name/,
    );

    await ben.click(home, "Hide my name on leaderboards");
    await shows("modal", ben, /Others now see \*.+\* on leaderboards/);
    const hidden = await shows("home", ben, /on leaderboards as/);
    await ben.close();

    await (await ben.click(hidden, "Change zone and reviews")).view();
    const refused = await ben.submit({ zone: "auto", cap: "200" });
    expect(refused.errors).toEqual({ cap: "The option “cap” takes a whole number from 1 to 100." });
    await ben.submit({ zone: "Europe/Lisbon", cap: "20" });
    await shows("home", ben, /Europe\/Lisbon · 20 reviews per day/);
    await ben.close();

    await (await ben.click(await shows("home", ben, "Reminders"), "Remind me")).view();
    await ben.submit({ time: "8:15" });
    await shows("home", ben, /08:15/);
    expect(await storage.reminders.due(Number.MAX_SAFE_INTEGER, 10)).toHaveLength(1);
  });

  it("everything is deleted after the word is typed, and the App Home does not bring the person back", async () => {
    const { ben, shows, clock } = await open();
    const home = await (await ben.openHome()).view();
    const kept = await (await ben.click(home, "Show my data")).view();
    const since = sinceOf(kept);
    await ben.click(kept, "Delete everything");
    await shows("modal", ben, "You can't undo this");
    expect((await ben.submit({ confirm: "yes" })).errors?.confirm).toContain(
      "Nothing was deleted: “yes” isn't",
    );
    await ben.submit({ confirm: "Delete" });
    await shows("modal", ben, "Deleted");
    await shows("home", ben, "Deleted");
    clock.now += DAY;
    const again = await (await ben.openHome()).view();
    expect(textOf(again)).toContain("Your progress");
    const after = await (await ben.click(again, "Show my data")).view();
    expect([since, sinceOf(after)]).toEqual(["March 2, 2026", "March 3, 2026"]);
  });
});
