// A correction that has reached every answer and channel costs nothing from then on.
import { expect, it } from "vitest";
import { createStorage } from "../../../src/storage/storage.ts";
import { curriculum, DAY, HOUR, openApp } from "../../support/app.ts";
import { countStatements } from "../../support/storage/count-statements.ts";

const MINUTE = 60_000;

it("starts no write at a tick with nothing to do, except for a heartbeat every ten minutes", async () => {
  const count = { writes: () => 0 };
  const before = await openApp((_, database) => {
    const counted = countStatements(database);
    count.writes = () => counted.count.writes;
    return createStorage(counted.database);
  });
  await before.createDrill({
    closesAfterHours: 2,
    recap: false,
    schedule: { time: "09:00", zone: "UTC", weekdays: [1], holidays: [] },
  });
  await before.tick();
  await before.tap("bo", "right");
  await before.pass(2 * HOUR);
  await before.tick();
  const { question } = await before.current();
  const version = question.version + 1;
  const newer = {
    ...question,
    version,
    changes: [{ version, effect: "void", note: "B was right, too." } as const],
  };
  const app = before.restart({
    ...curriculum,
    questions: new Map([...curriculum.questions, [question.id, newer]]),
  });
  await app.tick();
  expect((await app.storage.corrections.drillsToNotify(question.id, version, app.clock.now)).length).toBe(0);
  expect(app.platform.messages).toHaveLength(2);

  // The hourly repair after a clock jump, and receipts that have expired.
  await app.pass(DAY);
  await app.tick();
  const settled = count.writes();
  for (let minute = 1; minute < 60; minute++) {
    await app.pass(MINUTE);
    await app.tick();
  }
  expect(count.writes() - settled).toBe(5);
  expect(app.failures).toEqual([]);
});
