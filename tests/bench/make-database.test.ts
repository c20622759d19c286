// The bench's database: small ones, held against the core's own rules.
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { sizeFor } from "../../bench/fill-database.ts";
import { makeDatabase } from "../../bench/make-database.ts";
import { readConfig } from "../../src/config.ts";
import { replay } from "../../src/core/memory.ts";
import type { StudyDay } from "../../src/core/model.ts";
import { migrateSqlite } from "../../src/storage/migrate/migrate.ts";

function make(answers: number, seed = 1): Sqlite.Database {
  const connection = new Sqlite(":memory:");
  onTestFinished(() => void connection.close());
  makeDatabase(connection, sizeFor(answers, seed));
  return connection;
}

/** All rows of a statement, as arrays. */
function rows(connection: Sqlite.Database, text: string): unknown[] {
  return connection.prepare(text).raw().all();
}

describe("a bench database", () => {
  it("has as many answers as asked for, and no row without its parents", () => {
    const connection = make(10_000);
    expect(rows(connection, "SELECT COUNT(*), COUNT(DISTINCT member_id) FROM answer")).toEqual([
      [10_000, 250],
    ]);
    expect(connection.pragma("foreign_key_check")).toEqual([]);
  });

  it("has the tables and indexes of the migrations, no more and no fewer", () => {
    const migrated = new Sqlite(":memory:");
    onTestFinished(() => void migrated.close());
    migrateSqlite(migrated, readConfig({}).migrations, 0);
    const schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name";
    expect(rows(make(10_000), schema)).toEqual(rows(migrated, schema));
  });

  it("has scores that are the sums of its answers", () => {
    const connection = make(10_000);
    const day = `SELECT posting.team_id, answer.member_id, posting.date, SUM(points), COUNT(*), SUM(correct)
      FROM answer JOIN posting ON posting.id = answer.posting_id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
    expect(rows(connection, "SELECT * FROM score_day ORDER BY 1, 2, 3")).toEqual(rows(connection, day));
    const total = `SELECT team_id, member_id, SUM(points), SUM(answered), SUM(correct)
      FROM score_day GROUP BY 1, 2 ORDER BY 1, 2`;
    expect(rows(connection, "SELECT * FROM score_total ORDER BY 1, 2")).toEqual(rows(connection, total));
  });

  it("has cards that are replays of its answers", () => {
    const connection = make(70_000);
    // One team's learners are enough: all have the same few histories.
    const ofTeam = "learner_id IN (SELECT learner_id FROM member WHERE team_id = (SELECT MIN(id) FROM team))";
    const logs = new Map<string, { recall: "right" | "wrong"; day: StudyDay }[]>();
    const answers = connection
      .prepare<[], { key: string; correct: number; day: StudyDay }>(
        `SELECT learner_id || question_id AS key, correct, study_day AS day FROM answer
          WHERE ${ofTeam} ORDER BY answered_at`,
      )
      .all();
    for (const { key, correct, day } of answers) {
      const log = logs.get(key) ?? [];
      log.push({ recall: correct === 1 ? "right" : "wrong", day });
      logs.set(key, log);
    }
    expect([...logs.values()].some((log) => log.length > 1)).toBe(true);
    const cards = rows(
      connection,
      `SELECT learner_id || question_id, stability, difficulty, reviews, lapses, last_day, due_day FROM card
        WHERE ${ofTeam}`,
    );
    const replayed = [...logs].map(([key, log]) => {
      const { decay: _, ...card } = replay(log) ?? {};
      return [key, ...Object.values(card)];
    });
    expect(cards.toSorted()).toEqual(replayed.toSorted());
  });

  it("is the same for the same seed, and another one for another", () => {
    const cards = (seed: number) => rows(make(10_000, seed), "SELECT * FROM card ORDER BY 1, 2");
    expect(cards(1)).toEqual(cards(1));
    expect(cards(2)).not.toEqual(cards(1));
  });
});

describe("the size of a bench database", () => {
  it("is ten weeks of five teams for ten thousand answers, four years of 250 teams for ten million", () => {
    expect(sizeFor(10_000, 1)).toEqual({ answers: 10_000, teams: 5, postings: 50, seed: 1 });
    expect(sizeFor(10_000_000, 1)).toEqual({ answers: 10_000_000, teams: 250, postings: 1000, seed: 1 });
  });

  it("is rounded up to whole weeks", () => {
    expect(sizeFor(10_001, 1)).toEqual({ answers: 11_000, teams: 5, postings: 55, seed: 1 });
  });
});
