// /drill pause, resume, and remove a channel's daily question.
import { describe, expect, it } from "vitest";
import { buttonOf, DAY, FIRST, HOUR, openApp, textOf } from "../../support/app.ts";
import { drillOf, next, openWithDrill } from "./drills.ts";

const NONE = "This channel has no daily question. {command:drill create} starts one.";

describe("/drill pause, resume and remove", () => {
  it("stops the questions until it is resumed", async () => {
    const app = await openWithDrill();
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
    const app = await openWithDrill();
    await app.type("ada", "/drill pause");
    app.platform.missing = ["Send Messages"];
    expect(textOf(await app.type("ada", "/drill resume"))).toContain("What I need here: Send Messages.");
    expect((await drillOf(app))?.paused).toBeDefined();
  });

  it("asks for confirmation; then its open question closes, and its points stay", async () => {
    const app = await openWithDrill();
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
    const app = await openWithDrill();
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
