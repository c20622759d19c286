// Kubedrill is down while a question is open: that costs no streak, and the channel reads so once.
import { describe, expect, it } from "vitest";
import { sql } from "../../../src/storage/transaction.ts";
import { DAY, FIRST, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";
import { query } from "../../support/storage/storage.ts";

const MINUTE = 60_000;
const SAFE = "We were down on Tuesday. Your streaks are safe.";

/** Lets time pass with a round every ten minutes. */
async function live(app: TestApp, until: number): Promise<void> {
  while (app.clock.now < until) {
    await app.pass(10 * MINUTE);
    await app.tick();
  }
}

const opening = async (app: TestApp) => textOf(app.platform.shown((await app.current()).id));
const streakOf = async (app: TestApp) =>
  /(\d+)-day streak/.exec(textOf(await app.type("bo", "/progress")))?.[1];
const excused = async ({ database }: TestApp) =>
  (await query(database, sql`SELECT date FROM posting WHERE outage_id IS NOT NULL`)).map(({ date }) => date);

/** Monday's question is answered, and Tuesday's is asked. */
async function untilTuesday(closesAfterHours?: number): Promise<TestApp> {
  const app = await openApp();
  await app.createDrill({ closesAfterHours });
  await app.tick();
  await app.tap("bo", "right");
  await live(app, FIRST + DAY);
  expect((await app.current()).date).toBe("2026-03-03");
  return app;
}

describe.each([8, undefined])("an outage while a question is open that closes after %s hours", (hours) => {
  it("costs no streak and no freeze, and the next question says so once", async () => {
    const before = await untilTuesday(hours);
    await before.pass(7 * HOUR);
    const app = before.restart();
    await live(app, FIRST + 2 * DAY);
    expect((await app.current()).date).toBe("2026-03-04");
    expect(await opening(app)).toContain(SAFE);
    const verdict = await app.tap("bo", "right");
    expect(textOf(verdict)).not.toContain("freeze");
    expect(await streakOf(app)).toBe("2");
    await live(app, FIRST + 2 * DAY + HOUR);
    expect(await opening(app)).toContain(SAFE);
    await live(app, FIRST + 3 * DAY);
    expect((await app.current()).date).toBe("2026-03-05");
    expect(await opening(app)).not.toContain("down");
    expect(app.failures).toEqual([]);
  });

  it("costs none if it lasts until after the close", async () => {
    const before = await untilTuesday(hours);
    await live(before, FIRST + DAY + 7 * HOUR);
    await before.pass(19 * HOUR);
    const app = before.restart();
    await app.tick();
    expect(await opening(app)).toContain("We were down from Tuesday to Wednesday. Your streaks are safe.");
    await app.tap("bo", "right");
    expect(await streakOf(app)).toBe("2");
  });
});

it("says nothing of a short restart, which costs a streak that no one kept", async () => {
  const before = await untilTuesday(8);
  await before.pass(20 * MINUTE);
  const app = before.restart();
  await live(app, FIRST + 2 * DAY);
  expect(await opening(app)).not.toContain("down");
  await app.tap("bo", "right");
  expect(await streakOf(app)).toBe("1");
});

describe("a question that was due while Kubedrill was down", () => {
  it("is posted late, and can be missed", async () => {
    const before = await openApp();
    await before.createDrill({ closesAfterHours: 8 });
    await before.tick();
    await live(before, FIRST + DAY - HOUR);
    await before.pass(4 * HOUR);
    const app = before.restart();
    await live(app, FIRST + 2 * DAY);
    expect(await excused(app)).toEqual([]);
  });
});

describe("a round after an outage", () => {
  it("excuses questions at the next round if the database failed at the first", async () => {
    let fails = true;
    const before = await openApp((storage) => ({
      ...storage,
      outages: {
        ...storage.outages,
        settle: async (id) => {
          if (fails) throw new Error("The disk is full.");
          await storage.outages.settle(id);
        },
      },
    }));
    await before.createDrill({ closesAfterHours: 8 });
    await before.tick();
    await before.pass(12 * HOUR);
    const app = before.restart();
    await app.tick();
    expect(app.failures).toMatchObject([{ what: "record a heartbeat on playground" }]);
    expect((await app.current()).state).toBe("closed");
    fails = false;
    await app.pass(MINUTE);
    await app.tick();
    expect(await excused(app)).toEqual(["2026-03-02"]);
  });
});

describe.each(["the same", "the next"] as const)("a clock that was far ahead, in %s process,", (process) => {
  it.each([true, false])(
    "neither excuses a question nor takes that back (excused before: %s)",
    async (was) => {
      const before = await untilTuesday(8);
      await before.pass(was ? 2 * HOUR : 10 * MINUTE);
      const app = before.restart();
      await app.tick();
      const dates = was ? ["2026-03-03"] : [];
      expect(await excused(app)).toEqual(dates);
      app.clock.now += 400 * DAY;
      await (process === "the same" ? app : app.restart()).tick();
      app.clock.now -= 400 * DAY;
      const after = process === "the same" ? app : app.restart();
      await after.pass(MINUTE);
      await after.tick();
      expect(await excused(after)).toEqual(dates);
    },
  );
});
