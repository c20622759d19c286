// /drill show: the channel's daily question, and the team's others.
import { describe, expect, it } from "vitest";
import { buttonsOf, DAY, FIRST, HOUR, makePerson, textOf } from "../../support/app.ts";
import { freshId } from "../../support/storage/storage.ts";
import { drillOf, fieldsOf, moment, openWithDrill } from "./drills.ts";

describe("/drill show", () => {
  it("shows everything about the channel's drill, and what you can do", async () => {
    const app = await openWithDrill();
    const shown = await app.type("ada", "/drill");
    expect(fieldsOf(shown)).toEqual({
      When: "Every day at 09:00, UTC",
      Next: "Monday, March 2, at 09:00, UTC",
      "Days off": "none",
      Topics: "all",
      Difficulty: "all",
      Verdict: "at once",
      Closes: "with the next question",
      Discussion: "off",
      "Weekly recap": "after each week's last question",
    });
    expect(buttonsOf(shown).map(({ label }) => label)).toEqual(["Post now", "Change …", "Pause", "Remove …"]);
    expect(await app.type("ada", "/drill show")).toEqual(shown);
  });

  it("offers to post only while today's question wasn't asked", async () => {
    const app = await openWithDrill();
    app.clock.now = FIRST;
    await app.tick();
    const labels = async () => buttonsOf(await app.type("ada", "/drill show")).map(({ label }) => label);
    expect(await labels()).toEqual(["Change …", "Pause", "Remove …"]);
    expect(buttonsOf(await app.type("ada", "/drill create")).map(({ label }) => label)).toEqual(["Change …"]);
    app.clock.now = FIRST + DAY - HOUR;
    expect(await labels()).toContain("Post now");
  });

  it("says why it's paused", async () => {
    const app = await openWithDrill();
    const { id = "" } = (await drillOf(app)) ?? {};
    await app.storage.drills.pause(id, "The channel is archived: unarchive it.", FIRST, freshId());
    const shown = await app.type("ada", "/drill show");
    expect(fieldsOf(shown).Next).toBe(
      `paused since ${moment(FIRST)}. The channel is archived: unarchive it.`,
    );
    expect(buttonsOf(shown)[0]?.label).toBe("Resume");
  });

  it("lists the team's other drills, from any channel", async () => {
    const app = await openWithDrill();
    app.clock.now++;
    await app.createDrill({
      channel: "C2",
      schedule: { time: "17:30", zone: "Asia/Kathmandu", weekdays: [1, 3], holidays: [] },
    });
    const lines = "- {channel:C2}: Mon, Wed at 17:30, Kathmandu time";
    expect(textOf(await app.type("ada", "/drill show"))).toContain(lines);
    const elsewhere = await app.bot.handle({
      type: "command",
      name: "drill show",
      options: {},
      person: makePerson("ada"),
      channel: "C3",
      now: app.clock.now,
    });
    expect(textOf(elsewhere)).toContain(`- {channel:general}: Every day at 09:00, UTC\n${lines}`);
    expect(buttonsOf(elsewhere).map(({ label }) => label)).toEqual(["Start a daily question here"]);
  });
});
