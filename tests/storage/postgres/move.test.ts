// Moving a SQLite file into PostgreSQL: all of it, exactly, or nothing.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { periodOf } from "../../../src/core/leaderboard/period.ts";
import { migrateSqlite } from "../../../src/storage/migrate/migrate.ts";
import { moveDatabase } from "../../../src/storage/migrate/migrate-data.ts";
import { readTables } from "../../../src/storage/migrate/migrate-tables.ts";
import { openPostgres } from "../../../src/storage/postgres/postgres.ts";
import { openSqlite } from "../../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import type { Database } from "../../../src/storage/transaction.ts";
import { root } from "../../support/kubedrill-process.ts";
import { connectSeparately, createDatabase } from "../../support/storage/postgres.ts";
import { dateOf, RIGHT, setUpTeam, WRONG } from "../../support/storage/storage.ts";
import { fillTables, insert } from "./fill-tables.ts";

const migrations = join(root, "migrations");

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "kubedrill-move-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "kubedrill.db");
}

/** A migrated SQLite file, and a connection to it. */
function makeSource() {
  const file = temporaryFile();
  const connection = new Sqlite(file);
  onTestFinished(() => void connection.close());
  connection.pragma("journal_mode = WAL");
  migrateSqlite(connection, migrations, 0);
  return { file, connection, tables: readTables(connection).map(({ name }) => name) };
}

/** An empty database on PostgreSQL, and how many rows a table of it has. */
async function makeTarget() {
  const url = await createDatabase();
  const other = await connectSeparately(url);
  const count = async (table: string) =>
    (await other.query(`SELECT CAST(COUNT(*) AS INTEGER) AS rows FROM ${table}`)).rows[0]?.rows;
  return { url, other, count };
}

const move = (file: string, url: string) => moveDatabase(file, url, migrations, 0);

describe("moving a SQLite file into PostgreSQL", () => {
  it("moves every row of every table, to the last bit", async () => {
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

  it("moves more rows than fit into one batch", async () => {
    const { file, connection } = makeSource();
    connection.transaction(() => {
      for (let number = 0; number < 2_500; number++)
        insert(connection, "setting", { name: `name ${number}`, value: "x" });
    })();
    const { url, count } = await makeTarget();
    await move(file, url);
    expect(await count("setting")).toBe(2_500);
  });

  it("leaves a database in which everything is as it was", async () => {
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

  it("takes a file that is in use as it was at the beginning", async () => {
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

  it("leaves nothing of a file that is only Kubedrill's", async () => {
    const { left } = await move(makeSource().file, (await makeTarget()).url);
    expect(left).toEqual([]);
  });

  it("writes U+FFFD for U+0000, which PostgreSQL has no place for", async () => {
    const { file, connection } = makeSource();
    insert(connection, "setting", { name: "odd", value: "a\0b" });
    const { url, other } = await makeTarget();
    await move(file, url);
    expect((await other.query("SELECT value FROM setting")).rows).toEqual([{ value: "a\uFFFDb" }]);
  });
});

describe("a move that is not exact", () => {
  it.each([
    ["changes a text", "BEGIN NEW.value := NEW.value || ' '; RETURN NEW; END"],
    ["loses a row", "BEGIN IF NEW.name = '3' THEN RETURN NULL; END IF; RETURN NEW; END"],
  ])("(PostgreSQL %s) is noticed and undone", async (_, body) => {
    const { file, connection } = makeSource();
    for (let number = 0; number < 5; number++)
      insert(connection, "setting", { name: `${number}`, value: "x" });
    const { url, other, count } = await makeTarget();
    await other.query(`CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ ${body} $$`);
    await other.query("CREATE TRIGGER spoil BEFORE INSERT ON setting FOR EACH ROW EXECUTE FUNCTION spoil()");
    await expect(move(file, url)).rejects.toThrow(
      /^Row \d of table setting \(by name\) is not the same after moving\. Nothing was moved\./,
    );
    expect(await count("setting")).toBe(0);
  });

  it("(a row without its parent) is undone, with what is wrong", async () => {
    const { file, connection } = makeSource();
    connection.pragma("foreign_keys = OFF");
    insert(connection, "look_up", { member_id: "nobody", concept: "dns", looked_up_at: 0 });
    insert(connection, "setting", { name: "a", value: "" });
    const { url, count } = await makeTarget();
    await expect(move(file, url)).rejects.toThrow(
      /^Table look_up cannot be moved: .* Nothing was moved\. kubedrill doctor/,
    );
    expect(await count("setting")).toBe(0);
  });
});

describe("a move is refused", () => {
  it("into a database that has rows", async () => {
    const { file, connection, tables } = makeSource();
    fillTables(connection, tables);
    const { url, other, count } = await makeTarget();
    await other.query("INSERT INTO setting VALUES ('a', '')");
    await expect(move(file, url)).rejects.toThrow(
      / is not empty: its table setting has rows\. Nothing was moved\./,
    );
    expect(await count("team")).toBe(0);
  });

  it("from a file of an older or a newer version", async () => {
    const { file, connection } = makeSource();
    const { url } = await makeTarget();
    insert(connection, "migration", { number: 999, file: "0999_new.sql", checksum: "", applied_at: 0 });
    await expect(move(file, url)).rejects.toThrow(/newer Kubedrill/);
    connection.exec("DELETE FROM migration WHERE number > 1");
    await expect(move(file, url)).rejects.toThrow(
      /is of an older version\. Bring it up first: KUBEDRILL_DATABASE=/,
    );
  });

  it.each([
    ["DROP TABLE look_up", "its table look_up is missing"],
    ["ALTER TABLE setting DROP COLUMN value", "its column setting.value is missing"],
  ])("from a file that lacks something of ours (%s)", async (change, missing) => {
    const { file, connection } = makeSource();
    connection.exec(change);
    const { url, count } = await makeTarget();
    await expect(move(file, url)).rejects.toThrow(
      `${file} can't be moved: ${missing}. Restore a backup of it.`,
    );
    expect(await count("setting")).toBe(0);
  });

  it("from a file that is none of ours", async () => {
    const { url } = await makeTarget();
    const file = temporaryFile();
    await expect(move(file, url)).rejects.toThrow(`There is no database ${file} to move.`);
    new Sqlite(file).exec("CREATE TABLE a (id TEXT)").close();
    await expect(move(file, url)).rejects.toThrow(`${file} is not a database of Kubedrill.`);
    const diary = temporaryFile();
    writeFileSync(diary, "Dear diary, ".repeat(1_000));
    await expect(move(diary, url)).rejects.toThrow(`${diary} is not a SQLite database.`);
  });

  it("into another SQLite file", async () => {
    await expect(move(makeSource().file, temporaryFile())).rejects.toThrow(
      /^migrate --from moves into PostgreSQL: /,
    );
  });
});
