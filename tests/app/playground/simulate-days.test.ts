// Two simulated weeks: a team that answered, a board worth reading, and progress for everyone.
import { expect, it } from "vitest";
import { createPlaygroundClock } from "../../../src/app/playground/clock.ts";
import { openPlayground } from "../../../src/app/playground/open-playground.ts";
import { simulateDays } from "../../../src/app/playground/simulate-days.ts";
import { DAY, FIRST, makePerson, openApp, type TestApp, textOf } from "../../support/app.ts";
import { seededRandom } from "../../support/seeded-random.ts";

const names = ["ada", "bo", "chidi", "dana", "emre", "freya"];

async function simulate(days: number): Promise<TestApp> {
  const app = await openApp();
  const stored = await createPlaygroundClock(app.storage.settings, () => FIRST);
  const clock = {
    now: stored.now,
    async moveTo(at: number) {
      await stored.moveTo(at);
      app.clock.now = stored.now();
    },
  };
  const random = seededRandom(3);
  const setting = { people: names.map((name) => makePerson(name)), channel: "general", zone: "UTC" };
  const { team, nextDay } = await openPlayground({ ...app, random }, setting, clock);
  await simulateDays({ ...app, team, channel: "general", clock, random, nextDay }, days);
  return app;
}

it("show two weeks in which a whole team answered, reviewed, and competed", async () => {
  const app = await simulate(14);
  expect(app.clock.now).toBe(FIRST + 14 * DAY);
  expect(app.failures).toEqual([]);
  expect(app.platform.messages).toHaveLength(16);
  const recaps = app.platform.messages
    .map(({ versions }) => textOf(versions[0] ?? []))
    .filter((text) => text.includes("Weekly recap"));
  expect(recaps).toHaveLength(1);
  expect(recaps[0]).toContain("Podium");
  expect(recaps[0]).toMatch(/The question of March \d+ fooled \d of \d/);
  const answers = app.database.connection.prepare(
    "SELECT count(*) FROM answer WHERE kind = 'daily' GROUP BY posting_id",
  );
  const perDay = answers.pluck().all().map(Number);
  expect(perDay).toHaveLength(14);
  expect(Math.min(...perDay)).toBeGreaterThanOrEqual(2);

  const board = textOf(await app.type("ada", "/leaderboard all time"));
  const points = [...board.matchAll(/: (\d+) points/g)].map(([, value]) => Number(value));
  for (const name of names) expect(board).toContain(name);
  expect(points).toHaveLength(names.length);
  expect(new Set(points).size).toBeGreaterThan(3);

  const squads = textOf(await app.type("ada", "/squad list"));
  expect(squads).toContain("North");
  expect(squads).toContain("South");

  const reviews = app.database.connection.prepare("SELECT count(*) FROM answer WHERE kind = 'review'");
  expect(reviews.pluck().get()).toBeGreaterThan(10);
});
