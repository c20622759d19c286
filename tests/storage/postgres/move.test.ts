// Moving a SQLite file into PostgreSQL: every row exactly.
import { describe, expect, it, onTestFinished } from "vitest";
import { periodOf } from "../../../src/core/leaderboard/period.ts";
import { openPostgres } from "../../../src/storage/postgres/postgres.ts";
import { openSqlite } from "../../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import type { Database } from "../../../src/storage/transaction.ts";
import { dateOf, RIGHT, setUpTeam, WRONG } from "../../support/storage/storage.ts";
import { fillTables, insert } from "./fill-tables.ts";

import { makeSource, makeTarget, move } from "./move-databases.ts";

describe("moving a SQLite file into PostgreSQL", () => {
  it("moves every row of every table exactly", async () => {
    const { file, connection, tables } = makeSource();
    fillTables(connection, tables);
    const { url, other } = await makeTarget();
    const { name, tables: moved } = await move(file, url);
    expect(name).toBe(url.replace("kubedrill@", ""));
    expect(moved).toEqual(tables.map((table) => ({ table, rows: 6 })));
    const { rows: there } = await other.query(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'",
    );
    expect(new Set(tables)).toEqual(new Set(there.map(({ tablename }) => tablename)));
    for (const table of tables) {
      const columns = connection.pragma(`table_info(${table})`) as readonly { name: string; type: string }[];
      const list = columns.map(({ name }) => `"${name}"`).join(", ");
      const given = connection
        .prepare(`SELECT ${list} FROM ${table}`)
        .raw()
        .safeIntegers()
        .all() as unknown[][];
      const { rows } = await other.query<(string | null)[]>({
        text: `SELECT ${list} FROM ${table}`,
        rowMode: "array",
        types: { getTypeParser: () => String },
      });
      const arrived = rows.map((row) =>
        row.map((value, place) =>
          value !== null && columns[place]?.type === "DOUBLE PRECISION" ? Number(value) : value,
        ),
      );
      const expected = given.map((row) =>
        row.map((value) => (typeof value === "bigint" ? String(value) : value)),
      );
      expect(new Set(arrived.map((row) => JSON.stringify(row))), table).toEqual(
        new Set(expected.map((row) => JSON.stringify(row))),
      );
    }
  });

  it("moves more rows than one batch holds", async () => {
    const { file, connection } = makeSource();
    connection.transaction(() => {
      for (let number = 0; number < 2_500; number++)
        insert(connection, "setting", { name: `name ${number}`, value: "x" });
    })();
    const { url, count } = await makeTarget();
    await move(file, url);
    expect(await count("setting")).toBe(2_500);
  });

  it("makes a database that gives the same results", async () => {
    const { file } = makeSource();
    const source = openSqlite(file);
    onTestFinished(() => source.close());
    const team = await setUpTeam({
      database: source,
      storage: createStorage(source),
      close: () => source.close(),
    });
    const drill = await team.createDrill();
    const members = await Promise.all(["ada", "grace"].map((name) => team.meet(name)));
    for (const day of [0, 1, 2]) {
      const posting = await team.post(drill, day);
      for (const [index, member] of members.entries())
        await team.answer(posting, member, index === day ? WRONG : RIGHT);
      if (day < 2) await team.storage.closing.close(posting.id, posting.openedAt);
    }
    const { url } = await makeTarget();
    await move(file, url);
    const target = openPostgres(url);
    onTestFinished(() => target.close());
    const whatIsThere = async (database: Database) => {
      const { scores, postings, answers, cards } = createStorage(database);
      return {
        scores: (await scores.inPeriod(team.teamId, periodOf("all time", dateOf(0)))).toSorted((one, other) =>
          one.member.localeCompare(other.member),
        ),
        posting: await postings.current(team.teamId, "general"),
        streaks: await Promise.all(members.map(({ id }) => answers.streaks(id))),
        cards: await Promise.all(members.map(({ learnerId }) => cards.ofLearner(learnerId))),
        differing: (await cards.differing(undefined, 100)).differing,
      };
    };
    const there = await whatIsThere(target);
    expect(there).toEqual(await whatIsThere(source));
    expect(there.differing).toEqual([]);
    expect(there.scores).toHaveLength(2);
  });

  it("moves a file in use as it was at the start", async () => {
    const { file, connection } = makeSource();
    insert(connection, "setting", { name: "before", value: "" });
    const { url, other } = await makeTarget();
    const moving = move(file, url);
    insert(connection, "setting", { name: "meanwhile", value: "" });
    await moving;
    expect((await other.query("SELECT name FROM setting")).rows).toEqual([{ name: "before" }]);
  });

  it("moves a file that Litestream has touched, and names what isn't Kubedrill's", async () => {
    const { file, connection, tables } = makeSource();
    fillTables(connection, tables);
    connection.exec(`
      CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER);
      CREATE TABLE _litestream_lock (id INTEGER);
      INSERT INTO _litestream_seq VALUES (1, 2);
      CREATE TABLE "my notes" (id INTEGER PRIMARY KEY AUTOINCREMENT, member_id TEXT REFERENCES member (id), note BLOB);
      INSERT INTO "my notes" (note) VALUES (x'00ff');
      CREATE VIRTUAL TABLE found USING fts5 (text);
      CREATE VIEW shown AS SELECT name FROM setting;
      ALTER TABLE setting ADD COLUMN "mine too" TEXT;
    `);
    const { url, count } = await makeTarget();
    const { tables: moved, left } = await move(file, url);
    expect(moved).toEqual(tables.map((table) => ({ table, rows: 6 })));
    expect(left.filter((name) => !name.startsWith("found"))).toEqual([
      "_litestream_lock",
      "_litestream_seq",
      "my notes",
      "setting.mine too",
    ]);
    expect(await count("setting")).toBe(6);
  });

  it("reports nothing left in a file that has only Kubedrill's tables", async () => {
    const { left } = await move(makeSource().file, (await makeTarget()).url);
    expect(left).toEqual([]);
  });

  it("writes U+FFFD for U+0000, which PostgreSQL can't store", async () => {
    const { file, connection } = makeSource();
    insert(connection, "setting", { name: "odd", value: "a\0b" });
    const { url, other } = await makeTarget();
    await move(file, url);
    expect((await other.query("SELECT value FROM setting")).rows).toEqual([{ value: "a\uFFFDb" }]);
  });
});
