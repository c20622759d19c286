// Exports while other things happen: deletion, changes of a learner's members, another export, and long histories.
import { gunzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Member } from "../../../src/ports/storage/people.ts";
import { exportSchema } from "../../../src/storage/export/export-schema.ts";
import { createExports } from "../../../src/storage/export/exports.ts";
import { createPacker } from "../../../src/storage/export/pack.ts";
import type { SqliteDatabase } from "../../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import type { Database } from "../../../src/storage/transaction.ts";
import { openMigrated } from "../../support/storage/migrated.ts";
import { at, freshId, openTeam, RIGHT, type TestTeam, WRONG } from "../../support/storage/storage.ts";

interface Document {
  readonly members: readonly { readonly id: string }[];
  readonly answers: readonly { readonly id: string }[];
}

async function open(): Promise<TestTeam> {
  return openTeam(async () => {
    const database = openMigrated();
    return { database, storage: createStorage(database), close: () => database.close() };
  });
}

/** Calls `meanwhile` once, before the read with this number. */
function interrupted(database: Database, place: number, meanwhile: () => Promise<unknown>) {
  let reads = 0;
  const around: Database = {
    ...database,
    async read(operation) {
      if (++reads === place) await meanwhile();
      return database.read(operation);
    },
  };
  return { database: around, reads: () => reads };
}

function documentOf(bytes: Uint8Array): Document {
  const json: unknown = JSON.parse(Buffer.from(bytes).toString());
  exportSchema.parse(json);
  return json as Document;
}

async function practice(team: TestTeam, member: Member): Promise<void> {
  for (const question of ["q1", "q2", "q3"]) await team.answerPractice(member, question, RIGHT, at(0));
  await team.answerPractice(member, "q4", WRONG, at(1));
}

describe("an export", () => {
  it("of a learner who is deleted meanwhile is whole or gone, whenever that happens", async () => {
    const outcomes = new Set<string>();
    let place = 0;
    for (let reads = 1; place <= reads; place++) {
      const team = await open();
      const linus = await team.meet("linus");
      await practice(team, linus);
      const trap = interrupted(team.database, place, () =>
        team.storage.people.delete(linus.learnerId, freshId(), at(3), linus.id),
      );
      const file = await createExports(trap.database).make(linus.learnerId, at(1));
      reads = Math.max(reads, trap.reads());
      outcomes.add(file === "gone" ? "gone" : `${documentOf(file.bytes).answers.length} answers`);
    }
    expect(place).toBeGreaterThan(15);
    expect([...outcomes].toSorted()).toEqual(["4 answers", "gone"]);
  });

  it("starts over if the learner joins a team meanwhile", async () => {
    const team = await open();
    const discord = { platform: "discord" } as const;
    const linus = await team.meet("linus", discord);
    const second = { ...discord, team: { externalId: "T2", name: "Team Two" } };
    const trap = interrupted(team.database, 9, () => team.meet("linus", second));
    const file = await createExports(trap.database).make(linus.learnerId, at(1));
    if (file === "gone") throw new Error("It's gone.");
    expect(documentOf(file.bytes).members).toHaveLength(2);
  });

  it("is shared with another one of the same learner, and waits for those of others", async () => {
    const team = await open();
    const [ada, linus] = [await team.meet("ada"), await team.meet("linus")];
    await practice(team, linus);
    const { exports } = team.storage;
    const [first, second, other] = await Promise.all([
      exports.make(linus.learnerId, at(1)),
      exports.make(linus.learnerId, at(2)),
      exports.make(ada.learnerId, at(1)),
    ]);
    expect(second).toBe(first);
    if (first === "gone" || other === "gone") throw new Error("One is gone.");
    expect(documentOf(first.bytes).answers).toHaveLength(4);
    expect(documentOf(other.bytes).answers).toHaveLength(0);
    expect(await exports.make(linus.learnerId, at(3))).not.toBe(first);
  });

  it("that fails doesn't fail the next one", async () => {
    const team = await open();
    const linus = await team.meet("linus");
    const trap = interrupted(team.database, 3, () => Promise.reject(new Error("The disk is gone.")));
    const exports = createExports(trap.database);
    await expect(exports.make(linus.learnerId, at(1))).rejects.toThrow("The disk is gone.");
    expect(await exports.make(linus.learnerId, at(1))).toMatchObject({ gzipped: false });
  });

  it("has every answer of several pages once, in order", async () => {
    const database = openMigrated();
    onTestFinished(() => database.close());
    fillAnswers(database, 1_000);
    const file = await createExports(database).make("l", at(1));
    if (file === "gone") throw new Error("It's gone.");
    const ids = documentOf(file.bytes).answers.map(({ id }) => id);
    expect(ids).toHaveLength(1_000);
    expect(new Set(ids).size).toBe(1_000);
  });
});

describe("packing", () => {
  it("compresses a text that gets long, and leaves a short one alone", async () => {
    const [short, long] = [createPacker(10), createPacker(10)];
    await short.add("0123456789");
    expect(await short.finish()).toEqual({ bytes: Buffer.from("0123456789"), gzipped: false });
    for (const part of ["01234", "56789", "é"]) await long.add(part);
    await long.add("more".repeat(100_000));
    const { bytes, gzipped } = await long.finish();
    expect(gzipped).toBe(true);
    expect(gunzipSync(bytes).toString()).toBe(`0123456789é${"more".repeat(100_000)}`);
  });
});

/** One learner's answers to seven questions. */
function fillAnswers({ connection }: SqliteDatabase, count: number): void {
  connection.exec(`
    INSERT INTO team (id, platform, external_id, name, created_at) VALUES ('t', 'slack', 'T', 'T', 1);
    INSERT INTO learner (id, created_at) VALUES ('l', 1);
    INSERT INTO member (id, team_id, learner_id, external_id, name, created_at) VALUES ('m', 't', 'l', 'U', 'n', 1)`);
  const insert = connection.prepare(`
    INSERT INTO answer (id, member_id, learner_id, question_id, question_version, option_index, correct, open_book,
      kind, points, study_day, answered_at)
    VALUES (?, 'm', 'l', ?, 1, 0, 1, 0, 'review', 0, '2026-03-02', ?)`);
  for (let place = 0; place < count; place++) insert.run(`a${place}`, `q${place % 7}`, place);
}
