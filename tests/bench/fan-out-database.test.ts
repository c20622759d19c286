// The bench's drills that are due in the same minute, a few of them.
import { describe, expect, it, onTestFinished } from "vitest";
import { due, makeFanOut, prepareAnswers } from "../../bench/fan-out-database.ts";
import { readConfig } from "../../src/config.ts";
import { loadCurriculum } from "../../src/load-curriculum.ts";
import { openSqlite } from "../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../src/storage/storage.ts";
import { temporaryDatabase } from "../support/kubedrill-process.ts";

const curriculum = loadCurriculum(readConfig({}).content);

async function make() {
  const file = temporaryDatabase();
  await makeFanOut(file, 20, curriculum);
  const taps = await prepareAnswers(file, 5, curriculum);
  const database = openSqlite(file);
  onTestFinished(() => database.close());
  return { database, storage: createStorage(database), taps };
}

describe("the fan-out's database", () => {
  it("has every drill due in the same minute, its question not chosen yet", async () => {
    const { database, storage } = await make();
    expect(await storage.schedules.due(due - 1, 100)).toEqual([]);
    expect((await storage.schedules.due(due, 100)).map(({ id }) => id)).toHaveLength(20);
    expect(await storage.schedules.unplanned(due, 100)).toHaveLength(20);
    expect(database.connection.pragma("foreign_key_check")).toEqual([]);
  });

  it("has two weeks of questions behind it, which most of eight answered", async () => {
    const { storage } = await make();
    const [drill] = await storage.schedules.due(due, 1);
    if (drill === undefined) throw new Error("No drill is due.");
    const { asked, participants } = await storage.schedules.choiceInputs(drill);
    expect(asked.size).toBe(10);
    expect(participants).toHaveLength(8);
    for (const { answers, asks, cards } of participants) {
      expect(asks).toBe(10);
      expect(cards.size).toBe(answers);
      expect(answers).toBe(8);
    }
  });

  it("has people who can answer another team's question", async () => {
    const { storage, taps } = await make();
    const outcomes = await Promise.all(taps.map((tap) => storage.answers.record(tap)));
    expect(outcomes.map(({ type }) => type)).toEqual(taps.map(() => "recorded"));
  });
});
