// A team's life: greeted, stopped when Kubedrill is removed, restored within 30 days, purged after them.
import { describe, expect, it } from "vitest";
import { purgeTeams } from "../../../src/app/team/purge.ts";
import { DAY, openApp, type TestApp, textOf } from "../../support/app.ts";

const here = { platform: "playground", externalId: "T1" } as const;

/** A team whose question was asked and answered, and that Kubedrill was then removed from. */
async function openLeft(): Promise<TestApp> {
  const app = await openApp();
  await app.createDrill();
  await app.tick();
  await app.tap("bo", "right");
  await app.bot.left(here, app.clock.now);
  return app;
}

describe("a team that Kubedrill joins", () => {
  it("gets a greeting that says how to start", async () => {
    const { bot, clock } = await openApp();
    expect(textOf(await bot.joined(here, clock.now))).toContain("{command:drill create}");
  });
});

describe("a team that Kubedrill was removed from", () => {
  it("gets no more questions", async () => {
    const app = await openLeft();
    for (let day = 0; day < 3; day++) {
      app.clock.now += DAY;
      await app.tick();
    }
    expect(app.platform.messages).toHaveLength(1);
    expect(app.failures).toEqual([]);
  });

  it("gets everything back within 30 days, and reads how to resume", async () => {
    const app = await openLeft();
    app.clock.now += 30 * DAY;
    await purgeTeams(app.storage.teams, app.clock.now);
    const greeting = textOf(await app.bot.joined(here, app.clock.now));
    expect(greeting).toContain(
      "still paused in {channel:general}. A team admin starts it again with {command:drill resume}",
    );
    expect(textOf(await app.bot.joined(here, app.clock.now))).toBe(greeting);
    const { learnerId } = await app.meet("bo");
    expect((await app.storage.cards.ofLearner(learnerId)).size).toBe(1);
  });

  it("isn't purged if a member still uses it: the removal was a mistake, or it's back", async () => {
    const app = await openLeft();
    const before = await app.meet("bo");
    app.clock.now += 30 * DAY + 1;
    await purgeTeams(app.storage.teams, app.clock.now);
    expect(await app.meet("bo")).toEqual(before);
  });

  it("starts from zero after 30 days", async () => {
    const app = await openLeft();
    const before = await app.meet("bo");
    await app.bot.left(here, app.clock.now);
    app.clock.now += 30 * DAY + 1;
    await purgeTeams(app.storage.teams, app.clock.now);
    expect(textOf(await app.bot.joined(here, app.clock.now))).toContain("{command:drill create}");
    const after = await app.meet("bo");
    expect(after.learnerId).not.toBe(before.learnerId);
    expect((await app.storage.cards.ofLearner(before.learnerId)).size).toBe(0);
  });
});
