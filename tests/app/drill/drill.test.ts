// How admins show, change, pause, resume, remove, and post a channel's daily question.
import { describe, expect, it } from "vitest";
import { momentText } from "../../../src/app/drill/drill-view.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import type { Reply } from "../../../src/ports/reply.ts";
import {
  buttonOf,
  buttonsOf,
  curriculum,
  DAY,
  FIRST,
  HOUR,
  makePerson,
  openApp,
  type TestApp,
  textOf,
} from "../../support/app.ts";
import { freshId } from "../../support/storage/storage.ts";

/** A moment in a zone, as sentences about drills name it. */
const moment = (at: number, zone = "UTC") => momentText(at, { zone });
const next = (at: number, zone?: string) => `Next question: ${moment(at, zone)}.`;
const NONE = "This channel has no daily question. {command:drill create} starts one.";

/** A team with a drill, daily at 09:00 UTC, two hours before its first question. */
async function open(): Promise<TestApp> {
  const app = await openApp();
  app.clock.now = FIRST - 2 * HOUR;
  await app.createDrill();
  return app;
}

async function drillOf(app: TestApp) {
  const { teamId } = await app.meet("ada");
  return app.storage.drills.find(teamId, "general");
}

/** What a reply's fields say, by label. */
function fieldsOf({ blocks }: Reply): Readonly<Record<string, string>> {
  const fields = blocks.flatMap((block) => (block.type === "fields" ? block.fields : []));
  return Object.fromEntries(fields.map(({ label, value }) => [label, value]));
}

/** What is chosen in a reply's selects. */
function chosenIn({ blocks }: Reply): readonly string[] {
  const selects = blocks.filter((block) => block.type === "select");
  return selects.flatMap(({ choices }) => choices.filter(({ chosen }) => chosen).map(({ label }) => label));
}

describe("/drill show", () => {
  it("shows everything about the channel's drill, and what you can do", async () => {
    const app = await open();
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
    });
    expect(buttonsOf(shown).map(({ label }) => label)).toEqual(["Post now", "Change …", "Pause", "Remove …"]);
    expect(await app.type("ada", "/drill show")).toEqual(shown);
  });

  it("offers to post only while today's question wasn't asked", async () => {
    const app = await open();
    app.clock.now = FIRST;
    await app.tick();
    const labels = async () => buttonsOf(await app.type("ada", "/drill show")).map(({ label }) => label);
    expect(await labels()).toEqual(["Change …", "Pause", "Remove …"]);
    expect(buttonsOf(await app.type("ada", "/drill create")).map(({ label }) => label)).toEqual(["Change …"]);
    app.clock.now = FIRST + DAY - HOUR;
    expect(await labels()).toContain("Post now");
  });

  it("says why it's paused", async () => {
    const app = await open();
    const { id = "" } = (await drillOf(app)) ?? {};
    await app.storage.drills.pause(id, "The channel is archived: unarchive it.", FIRST, freshId());
    const shown = await app.type("ada", "/drill show");
    expect(fieldsOf(shown).Next).toBe(
      `paused since ${moment(FIRST)}. The channel is archived: unarchive it.`,
    );
    expect(buttonsOf(shown)[0]?.label).toBe("Resume");
  });

  it("lists the team's other drills, from any channel", async () => {
    const app = await open();
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

describe("/drill change", () => {
  it("says what changed, and when it comes next", async () => {
    const app = await open();
    const changed = await app.type("ada", "/drill change 10:00 Europe/Berlin mon-fri closes:48 topics:dns");
    expect(textOf(changed)).toContain(`**Changed.** ${next(FIRST, "Europe/Berlin")}`);
    expect(fieldsOf(changed)).toEqual({
      When: "Mon–Fri at 10:00, Berlin time (Europe/Berlin)",
      Topics: "DNS",
      Closes: "after 48 hours",
    });
    const back = await app.type("ada", "/drill change topics:all closes:next");
    expect(fieldsOf(back)).toEqual({ Topics: "all", Closes: "with the next question" });
  });

  it("says when nothing changes", async () => {
    const app = await open();
    const same = await app.type("ada", "/drill change 9 daily instant");
    expect(textOf(same)).toBe(`Nothing to change. ${next(FIRST)}`);
  });

  it("adds days off, shows them in the form you type them, and clears them", async () => {
    const app = await open();
    await app.type("ada", "/drill change holidays:2026-03-02..2026-03-03");
    const more = await app.type("ada", "/drill change holidays:2026-03-05, 2026-03-04");
    expect(fieldsOf(more)).toEqual({ "Days off": "2026-03-02..2026-03-05" });
    expect(textOf(more)).toContain(next(FIRST + 4 * DAY));
    const cleared = await app.type("ada", "/drill change holidays:none");
    expect(textOf(cleared)).toContain(next(FIRST));
  });

  it("says so if its days off leave no day", async () => {
    const app = await open();
    const never = await app.type("ada", "/drill change holidays:2026-03-02..2027-12-31");
    expect(textOf(never)).toContain(
      "It asks on no day: its days off cover the next year. {command:drill change holidays:none} takes them off.",
    );
  });

  it("by two admins at once keeps both changes", async () => {
    const app = await open();
    await Promise.all([app.type("ada", "/drill change 10:00"), app.type("ada", "/drill change at_close")]);
    expect(await drillOf(app)).toMatchObject({ schedule: { time: "10:00" }, feedback: "at_close" });
  });

  it("uses no date twice: a drill moved after today's question comes tomorrow", async () => {
    const app = await open();
    app.clock.now = FIRST;
    await app.tick();
    expect(textOf(await app.type("ada", "/drill change 18:00"))).toContain(next(FIRST + DAY + 9 * HOUR));
  });

  it("asks which zone is meant, and continues in place with a click", async () => {
    const app = await open();
    const asked = await app.type("ada", "/drill change 8:00 zone:Brelin");
    expect(await drillOf(app)).toMatchObject({ schedule: { time: "09:00", zone: "UTC" } });
    const changed = await app.press("ada", buttonOf(asked, "Berlin"));
    expect(changed.delivery).toBe("replace");
    expect(await drillOf(app)).toMatchObject({ schedule: { time: "08:00", zone: "Europe/Berlin" } });
  });

  it("refuses nonsense, and leaves everything as it is", async () => {
    const app = await open();
    const before = await drillOf(app);
    expect(textOf(await app.type("ada", "/drill change 10:00 closes:99"))).toContain("isn't a closing time");
    expect(await drillOf(app)).toEqual(before);
  });

  it("refuses topics and difficulties that leave no question", async () => {
    const questions = new Map([...curriculum.questions].filter(([, { difficulty }]) => difficulty < 3));
    const app = (await open()).restart({ ...curriculum, questions });
    expect(textOf(await app.type("ada", "/drill change topics:dns difficulty:hard"))).toBe(
      "There is no question of that difficulty on those topics. Allow more of either.",
    );
    await app.type("ada", "/drill change difficulty:easy");
    expect(textOf(await app.type("ada", "/drill change difficulty:hard"))).toContain("There is no question");
    expect((await drillOf(app))?.difficulties).toEqual([1]);
  });

  it("alone is a menu that changes in place", async () => {
    const app = await open();
    const menu = await app.type("ada", "/drill change");
    expect(textOf(menu)).toContain(`**Every day at 09:00, UTC.** ${next(FIRST)}`);
    expect(chosenIn(menu)).toEqual([
      "Time: 09:00",
      "Weekdays: Every day",
      "Time zone: UTC (07:00 now)",
      "Topics: All topics",
      "Difficulty: all",
      "Verdict: at once",
      "Closing: with the next question",
      "Discussion: off",
    ]);
    const changed = await app.press("ada", buttonOf(menu, "Time: 10:00"));
    expect(changed.delivery).toBe("replace");
    expect(textOf(changed)).toContain(`**Changed.** ${next(FIRST + HOUR)}`);
    let shown = changed;
    for (const label of [
      "Weekdays: Mon–Fri",
      "Topics: Only DNS",
      "Difficulty: easy and medium",
      "Verdict: when the question closes",
      "Closing: after 24 hours",
      "Discussion: a thread",
    ]) {
      shown = await app.press("ada", buttonOf(shown, label));
      expect(chosenIn(shown).some((chosen) => chosen.startsWith(label))).toBe(true);
    }
    expect(await drillOf(app)).toMatchObject({
      schedule: { time: "10:00", weekdays: [1, 2, 3, 4, 5] },
      topics: ["dns"],
      difficulties: [1, 2],
      feedback: "at_close",
      closesAfterHours: 24,
      discussion: true,
    });
    await app.press("ada", buttonOf(shown, "Time zone: Berlin"));
    expect((await drillOf(app))?.schedule.zone).toBe("Europe/Berlin");
  });
});

describe("/drill pause, resume and remove", () => {
  it("stops the questions until it is resumed", async () => {
    const app = await open();
    const paused = await app.type("ada", "/drill pause");
    expect(textOf(paused)).toContain("**Paused.** No question comes until {command:drill resume}.");
    expect(textOf(await app.type("ada", "/drill pause"))).toBe(
      "It is paused already. {command:drill resume} starts it again.",
    );
    app.clock.now = FIRST + HOUR;
    await app.tick();
    expect(app.platform.messages).toHaveLength(0);
    expect(textOf(await app.press("ada", buttonOf(paused, "Resume")))).toBe(
      `**Resumed.** ${next(FIRST + DAY)}`,
    );
    expect(textOf(await app.type("ada", "/drill resume"))).toBe(`It isn't paused. ${next(FIRST + DAY)}`);
  });

  it("resumes only if it can post", async () => {
    const app = await open();
    await app.type("ada", "/drill pause");
    app.platform.missing = ["Send Messages"];
    expect(textOf(await app.type("ada", "/drill resume"))).toContain("What I need here: Send Messages.");
    expect((await drillOf(app))?.paused).toBeDefined();
  });

  it("asks for confirmation; then its open question closes, and its points stay", async () => {
    const app = await open();
    app.clock.now = FIRST;
    await app.tick();
    await app.tap("bo", "right");
    const asked = await app.type("ada", "/drill remove");
    expect(await drillOf(app)).toBeDefined();
    const ended = await app.press("ada", buttonOf(asked, "End the daily"));
    expect(ended.delivery).toBe("replace");
    expect(textOf(ended)).toContain("The daily question is off. Start it again with {command:drill create}.");
    await app.daily.sent();
    expect(textOf(app.platform.shown())).toContain("**1 of 1 got it right.**");
    expect(textOf(await app.type("bo", "/leaderboard"))).toContain("1. bo: 10 points");
    expect(textOf(await app.press("ada", buttonOf(asked, "End the daily")))).toBe(NONE);
    app.clock.now = FIRST + DAY;
    await app.tick();
    expect(app.platform.messages).toHaveLength(1);
  });

  it("removes only the drill that was asked about", async () => {
    const app = await open();
    expect(textOf(await app.press("ada", "drill-remove:other"))).toBe("That daily question is gone already.");
    expect(await drillOf(app)).toBeDefined();
  });

  it.each(["change 9", "change", "pause", "resume", "remove", "post"])(
    "/drill %s says where a channel has no drill",
    async (text) => {
      const app = await openApp();
      expect(textOf(await app.type("ada", `/drill ${text}`))).toBe(NONE);
    },
  );
});

describe("/drill post", () => {
  it("asks today's question now, and not again at the scheduled time", async () => {
    const app = await open();
    expect(textOf(await app.type("ada", "/drill post"))).toBe(
      `**Posted.** It is today's question. ${next(FIRST + DAY)}`,
    );
    expect(textOf(await app.type("ada", "/drill post"))).toBe(
      `Today's question was asked already: there is one a day. ${next(FIRST + DAY)}`,
    );
    app.clock.now = FIRST;
    await app.tick();
    expect(app.platform.messages).toHaveLength(1);
  });

  it("pressed by two at once asks once", async () => {
    const app = await open();
    const replies = await Promise.all([app.type("ada", "/drill post"), app.type("ada", "/drill post")]);
    expect(app.platform.messages).toHaveLength(1);
    expect(replies.map(textOf).filter((text) => text.startsWith("**Posted.**"))).toHaveLength(1);
  });

  it("says that a paused drill must be resumed, and what's missing in the channel", async () => {
    const app = await open();
    await app.type("ada", "/drill pause");
    expect(textOf(await app.type("ada", "/drill post"))).toBe(
      "The daily question here is paused. {command:drill resume} starts it again.",
    );
    await app.type("ada", "/drill resume");
    app.platform.missing = ["View Channel"];
    expect(textOf(await app.type("ada", "/drill post"))).toContain("What I need here: View Channel.");
    expect(app.platform.messages).toHaveLength(0);
  });

  it("in a channel that vanished pauses the drill and says why", async () => {
    const app = await open();
    app.platform.next("post", () =>
      Promise.reject(
        new PlatformError("channel", "The channel is gone. {command:drill create} in another one."),
      ),
    );
    expect(textOf(await app.type("ada", "/drill post"))).toBe(
      "It could not be posted, so I paused the daily question. The channel is gone. {command:drill create} in another one.",
    );
    expect((await drillOf(app))?.paused?.because).toContain("The channel is gone.");
  });
});
