// Migrations: numbered files, each applied once, completely or not at all.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { SetupError } from "../../src/ports/errors.ts";
import { migrateSqlite } from "../../src/storage/migrate/migrate.ts";
import { openSqlite } from "../../src/storage/sqlite/sqlite.ts";
import { tablesOf } from "../support/storage/schema.ts";

type Files = Readonly<Record<string, string>>;

/** A folder of migrations, and the function that applies it to a database. */
function start(file = ":memory:") {
  const folder = mkdtempSync(join(tmpdir(), "kubedrill-migrations-"));
  const database = openSqlite(file);
  const { connection } = database;
  onTestFinished(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });
  return {
    connection,
    /** Adds the files to the folder and migrates. */
    migrate(files: Files = {}, now = 0): readonly string[] {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      return migrateSqlite(connection, folder, now);
    },
    remove: (name: string) => rmSync(join(folder, name)),
  };
}

const applied = (connection: Sqlite.Database) =>
  connection.prepare<[], string>("SELECT file FROM migration ORDER BY number").pluck().all();

const foreignKeys = (connection: Sqlite.Database) => connection.pragma("foreign_keys", { simple: true });

const parentAndChild = `
  CREATE TABLE parent (id TEXT NOT NULL PRIMARY KEY);
  CREATE TABLE child (id TEXT NOT NULL PRIMARY KEY, parent_id TEXT NOT NULL REFERENCES parent (id) ON DELETE CASCADE);
  INSERT INTO parent VALUES ('p');
  INSERT INTO child VALUES ('c', 'p');`;

describe("migrations", () => {
  it("are applied in the order of their numbers, and recorded", () => {
    const { connection, migrate } = start();
    const files = {
      "0002_rename.sql": "ALTER TABLE a RENAME TO b;",
      "0001_initial.sql": "CREATE TABLE a (id TEXT);",
      "0003_more.sql": "CREATE TABLE c (id TEXT); CREATE TABLE d (id TEXT);",
      "README.md": "not a migration",
    };
    expect(migrate(files, 1_772_442_000_000)).toEqual([
      "0001_initial.sql",
      "0002_rename.sql",
      "0003_more.sql",
    ]);
    expect(tablesOf(connection)).toEqual(["b", "c", "d"]);
    expect(
      connection.prepare("SELECT number, file, applied_at FROM migration WHERE number = 2").get(),
    ).toEqual({
      number: 2,
      file: "0002_rename.sql",
      applied_at: 1_772_442_000_000,
    });
  });

  it("are applied once; later runs apply only new ones", () => {
    const { connection, migrate } = start();
    const first = { "0001_initial.sql": "CREATE TABLE a (id TEXT);" };
    expect(migrate(first)).toEqual(["0001_initial.sql"]);
    expect(migrate()).toEqual([]);
    expect(migrate({ "0002_more.sql": "CREATE TABLE b (id TEXT);" })).toEqual(["0002_more.sql"]);
    expect(migrate()).toEqual([]);
    expect(tablesOf(connection)).toEqual(["a", "b"]);
  });

  it("of the other dialect are ignored", () => {
    const { connection, migrate } = start();
    const files = {
      "0001_initial.sql": "CREATE TABLE a (id TEXT);",
      "0002_more.sqlite.sql": "CREATE TABLE of_sqlite (id TEXT);",
      "0002_more.postgres.sql": "ALTER TABLE a ALTER COLUMN id SET NOT NULL;",
      "0003_rest.sql": "CREATE TABLE rest (id TEXT);",
    };
    expect(migrate(files)).toEqual(["0001_initial.sql", "0002_more.sqlite.sql", "0003_rest.sql"]);
    expect(tablesOf(connection)).toEqual(["a", "of_sqlite", "rest"]);
    // A change in the other dialect's file doesn't affect this database.
    expect(migrate({ "0002_more.postgres.sql": "SELECT 1;" })).toEqual([]);
  });

  it("refuse a database that a newer version wrote, and say what to do", () => {
    const { connection, migrate, remove } = start();
    migrate({
      "0001_initial.sql": "CREATE TABLE a (id TEXT);",
      "0002_more.sql": "CREATE TABLE b (id TEXT);",
    });
    remove("0002_more.sql");
    expect(() => migrate()).toThrow(SetupError);
    expect(() => migrate()).toThrow(/newer.*0002_more\.sql.*backup/);
    expect(applied(connection)).toEqual(["0001_initial.sql", "0002_more.sql"]);
  });

  it("refuse a file that was changed after it was applied, and apply nothing", () => {
    const { connection, migrate } = start();
    migrate({ "0001_initial.sql": "CREATE TABLE a (id TEXT);" });
    const altered = {
      "0001_initial.sql": "CREATE TABLE a (id TEXT); -- better",
      "0002_more.sql": "CREATE TABLE b (id TEXT);",
    };
    expect(() => migrate(altered)).toThrow(SetupError);
    expect(() => migrate(altered)).toThrow(/0001_initial\.sql was changed/);
    expect(tablesOf(connection)).toEqual(["a"]);
    expect(foreignKeys(connection)).toBe(1);
  });

  it.each([
    [
      "a number twice",
      { "0001_a.sql": "CREATE TABLE a (id TEXT);", "0001_b.sql": "CREATE TABLE b (id TEXT);" },
    ],
    ["no beginning", { "0000_zero.sql": "CREATE TABLE a (id TEXT);" }],
    [
      "a number of the other dialect only",
      { "0001_a.postgres.sql": "", "0002_b.sql": "CREATE TABLE b (id TEXT);" },
    ],
  ])("refuse numbers with %s before anything is applied", (_, files) => {
    const { connection, migrate } = start();
    expect(() => migrate(files)).toThrow(SetupError);
    expect(tablesOf(connection)).toEqual([]);
  });

  it("can have gaps in their numbers", () => {
    const { connection, migrate } = start();
    migrate({
      "0001_initial.sql": "CREATE TABLE a (id TEXT);",
      "0003_more.sql": "CREATE TABLE b (id TEXT);",
    });
    expect(tablesOf(connection)).toEqual(["a", "b"]);
  });

  it.each(["0002_add_squads.sql", "0002_Squads.sql", "002_squads.sql"])("never silently skip %s", (name) => {
    const { connection, migrate } = start();
    migrate({ "0001_initial.sql": "CREATE TABLE a (id TEXT);" });
    let refusal: unknown;
    try {
      migrate({ [name]: "CREATE TABLE squad (id TEXT);" });
    } catch (error) {
      refusal = error;
    }
    expect(refusal instanceof SetupError || tablesOf(connection).includes("squad")).toBe(true);
  });

  it("that fail leave nothing behind, and can be repaired", () => {
    const { connection, migrate } = start();
    migrate({ "0001_initial.sql": "CREATE TABLE a (id TEXT);" });
    const failing = {
      "0002_good.sql": "CREATE TABLE b (id TEXT);",
      "0003_bad.sql": "CREATE TABLE c (id TEXT); INSERT INTO a VALUES ('x'); INSERT INTO nowhere VALUES (1);",
    };
    expect(() => migrate(failing)).toThrow(/nowhere/);
    expect(tablesOf(connection)).toEqual(["a"]);
    expect(applied(connection)).toEqual(["0001_initial.sql"]);
    expect(connection.prepare("SELECT id FROM a").all()).toEqual([]);
    expect(connection.inTransaction).toBe(false);
    expect(foreignKeys(connection)).toBe(1);
    expect(migrate({ "0003_bad.sql": "CREATE TABLE c (id TEXT);" })).toEqual([
      "0002_good.sql",
      "0003_bad.sql",
    ]);
  });

  it("keep the children when a parent table is rebuilt", () => {
    const { connection, migrate } = start();
    migrate({ "0001_initial.sql": parentAndChild });
    migrate({
      "0002_rebuild.sqlite.sql": `
        CREATE TABLE parent_new (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL);
        INSERT INTO parent_new SELECT id, 'unnamed' FROM parent;
        DROP TABLE parent;
        ALTER TABLE parent_new RENAME TO parent;`,
    });
    expect(connection.prepare("SELECT * FROM parent").all()).toEqual([{ id: "p", name: "unnamed" }]);
    expect(connection.prepare("SELECT * FROM child").all()).toEqual([{ id: "c", parent_id: "p" }]);
    expect(foreignKeys(connection)).toBe(1);
    expect(() => connection.prepare("INSERT INTO child VALUES ('d', 'missing')").run()).toThrow(
      /FOREIGN KEY/,
    );
  });

  it("that would leave children without their parents are refused", () => {
    const { connection, migrate } = start();
    migrate({ "0001_initial.sql": parentAndChild });
    const orphaning = { "0002_clean.sql": "CREATE TABLE b (id TEXT); DELETE FROM parent;" };
    expect(() => migrate(orphaning)).toThrow(SetupError);
    expect(() => migrate(orphaning)).toThrow(/0002_clean\.sql.*child/);
    expect(connection.prepare("SELECT * FROM parent").all()).toEqual([{ id: "p" }]);
    expect(tablesOf(connection)).toEqual(["child", "parent"]);
    expect(applied(connection)).toEqual(["0001_initial.sql"]);
    expect(foreignKeys(connection)).toBe(1);
  });

  it("are applied by one of several processes that start together", () => {
    const folder = mkdtempSync(join(tmpdir(), "kubedrill-migrations-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const files = { "0001_initial.sql": "CREATE TABLE a (id TEXT);" };
    const [one, other] = [start(join(folder, "test.db")), start(join(folder, "test.db"))];
    expect([one.migrate(files), other.migrate(files)]).toEqual([["0001_initial.sql"], []]);
  });
});
