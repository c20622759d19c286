// A database from before a migration keeps its data when it's upgraded.
import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { migrateSqlite } from "../../src/storage/migrate/migrate.ts";
import { root, temporaryFolder } from "../support/kubedrill-process.ts";

const migrations = join(root, "migrations");

/** An empty database with all migrations before the one whose name contains these words. */
function openBefore(words: string): Sqlite.Database {
  const folder = join(temporaryFolder(), "migrations");
  mkdirSync(folder);
  const files = readdirSync(migrations).toSorted();
  for (const file of files.slice(
    0,
    files.findIndex((name) => name.includes(words)),
  ))
    copyFileSync(join(migrations, file), join(folder, file));
  const database = new Sqlite(":memory:");
  migrateSqlite(database, folder, 1);
  return database;
}

/** A database of the first release, with a row in every table that refers to postings. */
function openOld(): Sqlite.Database {
  const database = openBefore("0003");
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

describe("the table of postings, rebuilt for more states", () => {
  it("keeps every posting and every answer that points at one", () => {
    const database = openOld();
    const [postings, answers] = [all(database, "posting"), all(database, "answer")];
    migrateSqlite(database, migrations, 2);
    expect(all(database, "posting")).toMatchObject(postings as object[]);
    expect(all(database, "answer")).toMatchObject(answers as object[]);
    expect(database.pragma("foreign_key_check")).toEqual([]);
    database.pragma("foreign_keys = ON");
    expect(() => database.exec("DELETE FROM posting WHERE id = 'p'")).toThrow("FOREIGN KEY");
    database.exec("UPDATE posting SET state = 'unknown' WHERE id = 'p'");
    expect(() => database.exec("UPDATE posting SET state = 'lost'")).toThrow("CHECK");
    expect(() => database.exec("UPDATE posting SET date = '2026-03-03'")).toThrow("UNIQUE");
  });
});

describe("rulings, limited to one per version and place", () => {
  it("keep the latest one, and none about unknown versions", () => {
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

  it("distinguishes direct messages from teams", () => {
    const database = openOld();
    migrateSqlite(database, migrations, 2);
    expect(database.prepare("SELECT id, alone FROM team ORDER BY id").all()).toEqual([
      { id: "dm", alone: 1 },
      { id: "t", alone: 0 },
    ]);
  });
});

describe("squad scores, which start with what members earned since they joined", () => {
  it("follow from answers and amendments, per day and for all time", () => {
    const database = openBefore("squad_scores");
    database.exec(`
      INSERT INTO team (id, platform, external_id, name, created_at) VALUES ('t', 'playground', 'T1', 'Team', 1);
      INSERT INTO learner (id, created_at) VALUES ('l', 1), ('l2', 1);
      INSERT INTO member (id, team_id, learner_id, external_id, name, created_at)
        VALUES ('m', 't', 'l', 'U1', 'ada', 1), ('n', 't', 'l2', 'U2', 'bo', 1);
      INSERT INTO drill (id, team_id, channel, local_time, zone, weekdays, holidays, feedback, created_at)
        VALUES ('d', 't', 'general', '09:00', 'UTC', '[1]', '[]', 'instant', 1);
      INSERT INTO question_version VALUES ('q', 1, 'hash', '{}', 1);
      INSERT INTO squad VALUES ('s', 't', 'Rust', 'rust', 'm', 5);
      INSERT INTO squad_member VALUES ('m', 's', 5);
    `);
    const answer = database.prepare(
      `INSERT INTO answer (id, member_id, learner_id, posting_id, question_id, question_version, option_index, correct,
        open_book, kind, points, study_day, answered_at)
       VALUES (?, ?, ?, ?, 'q', 1, 0, 1, ?, ?, ?, '2026-03-02', ?)`,
    );
    const days = [1, 2, 3, 4, 5].map((day) => `2026-03-0${day}`);
    for (const [index, day] of days.entries())
      database
        .prepare(
          `INSERT INTO posting (id, drill_id, team_id, date, question_id, question_version, option_order, reason,
            feedback, state, lease_until, opened_at)
           VALUES (?, 'd', 't', ?, 'q', 1, '[0]', 'new', 'instant', ?, 0, 1)`,
        )
        .run(day, day, index === 4 ? "posted" : "closed");
    answer.run("before", "m", "l", "2026-03-01", 0, "daily", 10, 4);
    answer.run("right", "m", "l", "2026-03-02", 0, "daily", 10, 6);
    answer.run("credited", "m", "l", "2026-03-03", 1, "daily", 2, 7);
    answer.run("voided", "m", "l", "2026-03-04", 0, "daily", 10, 8);
    answer.run("open", "m", "l", "2026-03-05", 0, "daily", 10, 9);
    answer.run("other", "n", "l2", "2026-03-02", 0, "daily", 10, 9);
    database.exec(`INSERT INTO amendment VALUES ('a', 'credited', 'credit', 9), ('b', 'voided', 'credit', 9),
      ('c', 'voided', 'void', 9), ('d', 'right', 'guessed', 9)`);
    migrateSqlite(database, migrations, 2);
    const inSquad = database.prepare("SELECT id FROM answer WHERE squad_id = 's' ORDER BY id").pluck().all();
    expect(inSquad).toEqual(["credited", "open", "right", "voided"]);
    expect(database.prepare("SELECT date, points FROM squad_score_day ORDER BY date").all()).toEqual([
      { date: "2026-03-02", points: 10 },
      { date: "2026-03-03", points: 5 },
      { date: "2026-03-04", points: 0 },
    ]);
    expect(all(database, "squad_score_total")).toEqual([{ squad_id: "s", member_id: "m", points: 15 }]);
  });
});
