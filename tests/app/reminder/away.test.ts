// /remind away and days: no reminders meanwhile, and the streak is safe.
import { describe, expect, it } from "vitest";
import { DAY, openApp, textOf } from "../../support/app.ts";

describe("/remind away", () => {
  it.each([
    ["2026-03-09..2026-03-13", "5 days"],
    ["2026-03-13", "12 days"],
  ])("%s is a time away of %s", async (dates, days) => {
    const { type } = await openApp();
    expect(textOf(await type("bo", `/remind away:${dates}`))).toContain(days);
    expect(textOf(await type("bo", "/settings"))).toContain("Away");
    expect(textOf(await type("bo", "/remind away:off"))).not.toBe("");
    expect(textOf(await type("bo", "/settings"))).not.toContain("Away");
  });

  it.each([
    ["2026-03-13..2026-03-09", "ends before"],
    ["2026-02-02..2026-02-03", "is over: today is 2026-03-02."],
    ["2026-02-20..2026-03-09", "is over: today is 2026-03-02."],
    ["2026-03-03..2026-12-24", "up to 90 days"],
    ["2028-03-03..2028-03-09", "too far ahead"],
    ["soon", "isn't a time away"],
  ])("%s is refused in one sentence: %s", async (dates, why) => {
    const { type, failures } = await openApp();
    expect(textOf(await type("bo", `/remind away:${dates}`))).toContain(why);
    expect(textOf(await type("bo", "/settings"))).not.toContain("Away");
    expect(failures).toEqual([]);
  });

  it("keeps a streak that missed postings would end", async () => {
    const lengthAfter = async (away: boolean) => {
      const app = await openApp();
      await app.createDrill({ closesAfterHours: 2 });
      const day = async (answers: boolean) => {
        await app.tick();
        if (answers) await app.tap("bo", "right");
        app.clock.now += DAY;
        await app.tick();
      };
      await day(true);
      await day(true);
      if (away) await app.type("bo", "/remind away:2026-03-04..2026-03-08");
      for (let missed = 0; missed < 5; missed++) await day(false);
      await day(true);
      return /(\d+)-day streak/.exec(textOf(await app.type("bo", "/progress")))?.[1];
    };
    expect(await lengthAfter(true)).toBe("3");
    expect(await lengthAfter(false)).toBe("1");
  });
});

describe("/remind days", () => {
  it("sets the weekdays, and keeps the time", async () => {
    const { type } = await openApp();
    await type("bo", "/remind 17:30");
    expect(textOf(await type("bo", "/remind days:mon,wed"))).toContain("Mon, Wed");
    expect(textOf(await type("bo", "/settings"))).toContain("17:30 (Mon, Wed");
    expect(textOf(await type("bo", "/remind days:someday"))).toMatch(/someday/);
  });
});
