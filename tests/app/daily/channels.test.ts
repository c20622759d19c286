// Several channels of one team: each gets a question of its own.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstAfterChange } from "../../../src/core/drill-calendar.ts";
import { curriculum, DAY, FIRST, HOUR, openApp } from "../../support/app.ts";

interface Channel {
  readonly time: string;
  readonly zone: string;
}

const anyChannel: fc.Arbitrary<Channel> = fc.record({
  time: fc.constantFrom("09:00", "09:30", "10:00"),
  // On the dates of UTC, and a day ahead of them.
  zone: fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"),
});

/** The questions of some days. `pace`: ms between two ticks; after hours, several drills are due at once, unplanned. */
async function questionsOf(channels: readonly Channel[], pace: number): Promise<readonly string[]> {
  const app = await openApp();
  app.clock.now = FIRST - DAY;
  for (const [index, place] of channels.entries()) {
    const schedule = { ...place, weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
    await app.createDrill({
      channel: `C${index}`,
      schedule,
      next: firstAfterChange(schedule, app.clock.now),
    });
  }
  for (const end = FIRST + 4 * DAY; app.clock.now < end; app.clock.now += pace) await app.tick();
  expect(app.failures).toEqual([]);
  return app.platform.messages.map(({ key }) => {
    const row = app.database.connection.prepare("SELECT question_id FROM posting WHERE id = ?").get(key);
    return (row as { readonly question_id: string }).question_id;
  });
}

describe("the channels of a team", () => {
  it("never get the same question within a week (law)", async () => {
    const anyChannels = fc.array(anyChannel, { minLength: 2, maxLength: 4 });
    const anyPace = fc.constantFrom(HOUR / 2, 3 * HOUR, 5 * HOUR);
    await fc.assert(
      fc.asyncProperty(anyChannels, anyPace, async (channels, pace) => {
        const questions = await questionsOf(channels, pace);
        expect(questions.length).toBeGreaterThan(channels.length);
        expect(new Set(questions).size).toBe(questions.length);
      }),
      { seed: 14, numRuns: 12 },
    );
  }, 60_000);

  it.each([
    ["planned an hour ahead", HOUR / 2],
    ["chosen when they're due", DAY],
  ])("at the same hour get different questions, %s", async (_how, pace) => {
    const same = { time: "09:00", zone: "UTC" };
    const questions = await questionsOf([same, same, same], pace);
    expect(questions.length % 3).toBe(0);
    expect(new Set(questions).size).toBe(questions.length);
  });

  it("plan different questions ahead, so that none has to be chosen when they're due", async () => {
    const app = await openApp();
    app.clock.now = FIRST - HOUR / 2;
    const narrow = { topics: ["dns"], difficulties: [1] } as const;
    for (let index = 0; index < 5; index++) await app.createDrill({ channel: `C${index}`, ...narrow });
    await app.tick();
    const planned = app.database.connection.prepare("SELECT DISTINCT question_id FROM plan").all();
    expect(planned).toHaveLength(5);
  });

  it("ask different questions when they catch up on a later date than they were due on", async () => {
    const app = await openApp();
    const narrow = { topics: ["dns"], difficulties: [1] } as const;
    for (let index = 0; index < 5; index++) await app.createDrill({ channel: `C${index}`, ...narrow });
    app.clock.now = FIRST + 2 * DAY + HOUR;
    await app.tick();
    const asked = app.database.connection.prepare("SELECT DISTINCT question_id FROM posting").all();
    expect(asked).toHaveLength(5);
  });

  it("report how late each question came", async () => {
    const app = await openApp();
    for (let index = 0; index < 2; index++) await app.createDrill({ channel: `C${index}` });
    app.clock.now = FIRST + HOUR / 4;
    await app.tick();
    expect(app.batches).toMatchObject([{ posted: 2, failed: 0, delays: [HOUR / 4, HOUR / 4] }]);
  });

  it("ask different questions even if two processes planned the same one", async () => {
    const app = await openApp();
    const drills = [await app.createDrill({ channel: "C1" }), await app.createDrill({ channel: "C2" })];
    const [question] = curriculum.questions.values();
    if (question === undefined) throw new Error("There are no questions.");
    await app.storage.schedules.plan(
      drills.map(({ id, next }) => ({
        drillId: id,
        date: next?.date ?? ("" as never),
        questionId: question.id,
        version: question.version,
        reason: "Planned.",
      })),
      FIRST - HOUR,
    );
    await app.tick();
    const asked = app.database.connection.prepare("SELECT question_id FROM posting").pluck().all();
    expect(asked).toHaveLength(2);
    expect(asked.filter((id) => id === question.id)).toHaveLength(1);
  });

  it("get their questions even if none can be chosen for one of them, which gets its own later", async () => {
    let broken = "";
    const app = await openApp((storage) => ({
      ...storage,
      schedules: {
        ...storage.schedules,
        async choiceInputs(drill, until) {
          if (drill.id === broken) throw new Error("The thread ended.");
          return storage.schedules.choiceInputs(drill, until);
        },
      },
    }));
    const asked = () => app.database.connection.prepare("SELECT drill_id FROM posting").pluck().all();
    const [one, other] = [await app.createDrill({ channel: "C1" }), await app.createDrill({ channel: "C2" })];
    broken = one.id;
    await app.tick();
    expect(asked()).toEqual([other.id]);
    expect(app.failures.map(({ what }) => what)).toContain(`claim for drill ${one.id}`);
    broken = "";
    await app.tick();
    expect(asked().toSorted()).toEqual([one.id, other.id].toSorted());
  });
});
