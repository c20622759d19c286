// The playground's own use cases: its first question, its clock, and its next day.
import { describe, expect, it } from "vitest";
import { createPlaygroundClock } from "../../../src/app/playground/clock.ts";
import { openPlayground } from "../../../src/app/playground/open-playground.ts";
import { DAY, FIRST, HOUR, makePerson, openApp, type TestApp, textOf } from "../../support/app.ts";
import { seededRandom } from "../../support/seeded-random.ts";

const people = ["ada", "bo"].map((name) => makePerson(name));
/** 14:30 UTC of the first day. */
const AFTERNOON = FIRST + 5.5 * HOUR;

async function open(app: TestApp, realNow = AFTERNOON) {
  const clock = await createPlaygroundClock(app.storage.settings, () => realNow);
  app.clock.now = clock.now();
  const parts = { storage: app.storage, daily: app.daily, random: seededRandom(1) };
  const playground = await openPlayground(
    parts,
    { people, channel: "general", zone: "UTC" },
    {
      now: clock.now,
      async moveTo(at) {
        await clock.moveTo(at);
        app.clock.now = clock.now();
      },
    },
  );
  return { clock, playground };
}

describe("the playground", () => {
  it("has a question immediately, at any time of day, and the next one at 09:00", async () => {
    const app = await openApp();
    await open(app);
    expect(app.platform.messages).toHaveLength(1);
    expect(await app.current()).toMatchObject({ date: "2026-03-02", closesAt: FIRST + DAY });
  });

  it("opened again has the same question", async () => {
    const app = await openApp();
    await open(app);
    await open(app.restart(), AFTERNOON + HOUR);
    expect(app.platform.messages).toHaveLength(1);
  });

  it("goes to the next day: reveal, new question, standings", async () => {
    const app = await openApp();
    const { playground, clock } = await open(app);
    await app.tap("ada", "right");
    const { id } = await app.current();
    await playground.nextDay();
    expect(clock.now()).toBe(FIRST + DAY);
    expect(app.platform.messages).toHaveLength(2);
    expect(textOf(app.platform.shown(id))).toContain("**1 of 1 got it right.**");
    expect((await app.current()).date).toBe("2026-03-03");
    expect(textOf(await app.type("bo", "/leaderboard"))).toContain("1. ada: 10 points");
  });

  it("pressed by everyone at once continues with one question per day", async () => {
    const app = await openApp();
    const { playground } = await open(app);
    await Promise.all([playground.nextDay(), playground.nextDay(), playground.nextDay()]);
    const dates = app.database.connection.prepare("SELECT date FROM posting ORDER BY date").pluck().all();
    expect(dates).toEqual(["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"].slice(0, dates.length));
    expect(dates.length).toBeGreaterThan(1);
    expect(app.failures).toEqual([]);
  });
});

describe("a double click on “Next day”", () => {
  it("moves one day", async () => {
    const app = await openApp();
    const { playground } = await open(app);
    const today = playground.today();
    await Promise.all([playground.nextDay(today), playground.nextDay(today)]);
    expect(playground.today()).toBe("2026-03-03");
    expect(app.platform.messages).toHaveLength(2);
    await playground.nextDay(playground.today());
    expect(playground.today()).toBe("2026-03-04");
  });
});

describe("the playground's clock", () => {
  it("runs with the real clock until it's moved", async () => {
    const { storage } = await openApp();
    let real = AFTERNOON;
    const clock = await createPlaygroundClock(storage.settings, () => real);
    expect(clock.now()).toBe(AFTERNOON);
    await clock.moveTo(AFTERNOON + DAY);
    real += HOUR;
    expect(clock.now()).toBe(AFTERNOON + DAY + HOUR);
  });

  it("is stored", async () => {
    const { storage } = await openApp();
    await (await createPlaygroundClock(storage.settings, () => AFTERNOON)).moveTo(AFTERNOON + 3 * DAY);
    const again = await createPlaygroundClock(storage.settings, () => AFTERNOON + HOUR);
    expect(again.now()).toBe(AFTERNOON + 3 * DAY + HOUR);
  });

  it("never goes back", async () => {
    const { storage } = await openApp();
    const clock = await createPlaygroundClock(storage.settings, () => AFTERNOON);
    await clock.moveTo(AFTERNOON + DAY);
    await clock.moveTo(AFTERNOON);
    expect(clock.now()).toBe(AFTERNOON + DAY);
  });
});
