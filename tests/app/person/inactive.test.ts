// People who aren't seen for as long as the operator keeps their data: they are deleted, and no one else is.
import { describe, expect, it } from "vitest";
import { DAY, FIRST, HOUR, openApp, type TestApp } from "../../support/app.ts";
import { openLeague, playDay } from "../leaderboard/league.ts";

async function tickAt(app: TestApp, now: number): Promise<void> {
  app.clock.now = now;
  await app.tick();
  await app.daily.idle();
}

async function answersOf({ storage }: TestApp, learnerId: string): Promise<number | "deleted"> {
  return storage.people.kept(learnerId).then(
    ({ answers }) => answers,
    () => "deleted",
  );
}

describe("a person who wasn't seen for long", () => {
  it("is deleted after the operator's days, and not earlier", async () => {
    const app = await openLeague();
    app.retention.inactive = 30 * DAY;
    await playDay(app, 0, ["ada", "bo"]);
    const [ada, bo] = [await app.meet("ada"), await app.meet("bo")];
    const seen = FIRST;
    app.clock.now = FIRST + 20 * DAY;
    await app.type("ada", "/progress");
    await tickAt(app, seen + 30 * DAY - HOUR);
    expect(await answersOf(app, bo.learnerId)).toBe(1);
    await tickAt(app, seen + 31 * DAY);
    expect(await answersOf(app, bo.learnerId)).toBe("deleted");
    expect(await answersOf(app, ada.learnerId)).toBe(1);
    expect(app.failures).toEqual([]);
  });

  it("is kept if the operator sets no days", async () => {
    const app = await openLeague();
    await playDay(app, 0, ["bo"]);
    const bo = await app.meet("bo");
    await tickAt(app, FIRST + 4_000 * DAY);
    expect(await answersOf(app, bo.learnerId)).toBe(1);
  });

  it("is kept if they came back a moment before, or if their last visit is unknown", async () => {
    const app = await openApp();
    const { people } = app.storage;
    const [bo, chi] = [await app.meet("bo"), await app.meet("chi")];
    app.database.connection.exec("UPDATE member SET seen_at = 0 WHERE name = 'chi'");
    const before = FIRST + 30 * DAY;
    expect((await people.inactive(before, undefined)).ids).toEqual([bo.learnerId]);
    app.clock.now = before;
    await app.meet("bo");
    for (const { learnerId } of [bo, chi]) {
      expect(await people.deleteInactive(learnerId, before, `once ${learnerId}`, before)).toEqual([]);
      expect(await answersOf(app, learnerId)).toBe(0);
    }
  });

  it("is found behind a page of others", async () => {
    const app = await openApp();
    const { connection } = app.database;
    const bo = await app.meet("bo");
    const insert = (text: string) => connection.prepare(text);
    const learner = insert("INSERT INTO learner (id, created_at) VALUES (?, 1)");
    const member = insert(`
      INSERT INTO member (id, team_id, learner_id, account_id, external_id, name, created_at, seen_at)
      SELECT ?, team_id, ?, account_id, ?, 'n', 1, ${FIRST + 90 * DAY} FROM member WHERE name = 'bo'`);
    for (let place = 0; place < 600; place++) {
      learner.run(`!${place}`);
      member.run(`!${place}`, `!${place}`, `!${place}`);
    }
    app.retention.inactive = 30 * DAY;
    await tickAt(app, FIRST + 60 * DAY);
    expect(await answersOf(app, bo.learnerId)).toBe("deleted");
    expect(connection.prepare("SELECT COUNT(*) FROM learner").pluck().get()).toBe(600);
  });
});

it("a team's data stays for the operator's days after it removed Kubedrill", async () => {
  const app = await openApp();
  app.retention.afterUninstall = 5 * DAY;
  await app.meet("bo");
  await app.bot.left({ platform: "playground", ...app.person("bo").team }, FIRST);
  const teams = () => app.database.connection.prepare("SELECT COUNT(*) FROM team").pluck().get();
  await tickAt(app, FIRST + 5 * DAY);
  expect(teams()).toBe(1);
  await tickAt(app, FIRST + 5 * DAY + HOUR);
  expect(teams()).toBe(0);
});
