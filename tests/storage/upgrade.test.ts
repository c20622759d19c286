// An installation's database from before a migration, brought up to date with everything in it.
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { migrateSqlite } from "../../src/storage/migrate/migrate.ts";
import { root, temporaryFolder } from "../support/kubedrill-process.ts";

const migrations = join(root, "migrations");

/** A database as the first release left it, with a row in every table that postings touch. */
function openOld(): Sqlite.Database {
  const folder = join(temporaryFolder(), "migrations");
  mkdirSync(folder);
  for (const file of ["0001_initial.sql", "0002_learning.sql"])
    copyFileSync(join(migrations, file), join(folder, file));
  const database = new Sqlite(":memory:");
  migrateSqlite(database, folder, 1);
  database.exec(`
    INSERT INTO team VALUES ('t', 'playground', 'T1', 'Team', 1);
    INSERT INTO learner VALUES ('l', NULL, 1);
    INSERT INTO member VALUES ('m', 't', 'l', 'U1', 'ada', 1);
    INSERT INTO drill (id, team_id, channel, local_time, zone, weekdays, holidays, feedback, created_at)
      VALUES ('d', 't', 'general', '09:00', 'UTC', '[1]', '[]', 'instant', 1);
    INSERT INTO question_version VALUES ('q', 1, 'hash', '{}', 1);
    INSERT INTO posting VALUES ('p', 'd', 't', '2026-03-02', 'q', 1, '[0,1]', 'new', 'instant', 'posted', 5, 'ref', 6, 7, NULL, NULL);
    INSERT INTO posting VALUES ('r', 'd', 't', '2026-03-03', 'q', 1, '[1,0]', 'new', 'at_close', 'closed', 5, 'ref', 6, 7, 8, '[1,0]');
    INSERT INTO answer (id, member_id, learner_id, posting_id, question_id, question_version, option_index, correct,
        open_book, kind, points, study_day, answered_at)
      VALUES ('a', 'm', 'l', 'p', 'q', 1, 0, 1, 0, 'daily', 10, '2026-03-02', 9);
    INSERT INTO team VALUES ('dm', 'discord', 'dm:7', 'Direct messages', 1);
    INSERT INTO ruling VALUES ('r1', 'q', 1, 't', 'release', 10), ('r2', 'q', 1, 't', 'release', 30),
      ('r3', 'q', 1, NULL, 'quarantine', 20), ('r4', 'q', 1, NULL, 'release', 40), ('r5', 'forged', 7, 't', 'release', 50);
  `);
  return database;
}

const all = (database: Sqlite.Database, table: string) => database.prepare(`SELECT * FROM ${table}`).all();

describe("the table of postings, built anew for more states", () => {
  it("keeps every posting and every answer that points at one", () => {
    const database = openOld();
    const [postings, answers] = [all(database, "posting"), all(database, "answer")];
    migrateSqlite(database, migrations, 2);
    expect(all(database, "posting")).toMatchObject(postings as object[]);
    expect(all(database, "answer")).toEqual(answers);
    expect(database.pragma("foreign_key_check")).toEqual([]);
    database.pragma("foreign_keys = ON");
    expect(() => database.exec("DELETE FROM posting WHERE id = 'p'")).toThrow("FOREIGN KEY");
    database.exec("UPDATE posting SET state = 'unknown' WHERE id = 'p'");
    expect(() => database.exec("UPDATE posting SET state = 'lost'")).toThrow("CHECK");
    expect(() => database.exec("UPDATE posting SET date = '2026-03-03'")).toThrow("UNIQUE");
  });
});

describe("rulings, of which each version and place keeps one", () => {
  it("keeps the latest, and none about a version that nobody knows", () => {
    const database = openOld();
    migrateSqlite(database, migrations, 2);
    expect(all(database, "ruling")).toEqual([
      {
        place: "",
        question_id: "q",
        question_version: 1,
        verdict: "release",
        ruled_by: "operator",
        ruled_at: 40,
      },
      {
        place: "t",
        question_id: "q",
        question_version: 1,
        verdict: "release",
        ruled_by: "admin",
        ruled_at: 30,
      },
    ]);
  });

  it("tells direct messages from teams", () => {
    const database = openOld();
    migrateSqlite(database, migrations, 2);
    expect(database.prepare("SELECT id, alone FROM team ORDER BY id").all()).toEqual([
      { id: "dm", alone: 1 },
      { id: "t", alone: 0 },
    ]);
  });
});
