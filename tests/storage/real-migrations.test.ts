// The real migrations: they apply, and use only what both databases have.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { migrateSqlite } from "../../src/storage/migrate/migrate.ts";
import { tablesOf } from "../support/storage/schema.ts";

describe("the real migrations", () => {
  const folder = join(import.meta.dirname, "../../migrations");
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));

  function open(): Sqlite.Database {
    const connection = new Sqlite(":memory:");
    onTestFinished(() => void connection.close());
    return connection;
  }

  function migrated(): Sqlite.Database {
    const connection = open();
    migrateSqlite(connection, folder, 0);
    return connection;
  }

  interface Column {
    readonly table: string;
    readonly name: string;
    readonly type: string;
  }

  const columns = (connection: Sqlite.Database) =>
    tablesOf(connection).flatMap((table) =>
      (connection.pragma(`table_info(${table})`) as { name: string; type: string }[]).map(
        ({ name, type }): Column => ({ table, name, type }),
      ),
    );

  it("apply to an empty database, once", () => {
    const connection = open();
    expect(migrateSqlite(connection, folder, 0)[0]).toBe("0001_initial.sql");
    expect(migrateSqlite(connection, folder, 0)).toEqual([]);
    expect(connection.pragma("integrity_check", { simple: true })).toBe("ok");
  });

  it("use only portable column types", () => {
    const portable = ["TEXT", "BIGINT", "INTEGER", "DOUBLE PRECISION"];
    expect(columns(migrated()).filter(({ type }) => !portable.includes(type))).toEqual([]);
  });

  it("keep instants in 64 bits and dates as texts", () => {
    const found = columns(migrated());
    const instants = found.filter(({ name }) => /_at$|_until$/.test(name));
    const dates = found.filter(({ name }) => /(^|_)(date|day)$/.test(name));
    expect(instants.length).toBeGreaterThan(10);
    expect(dates.length).toBeGreaterThan(5);
    expect(instants.filter(({ type }) => type !== "BIGINT")).toEqual([]);
    expect(dates.filter(({ type }) => type !== "TEXT")).toEqual([]);
  });

  it.each(files.filter((file) => !/\.(sqlite|postgres)\.sql$/.test(file)))(
    "%s uses nothing that one of the databases lacks",
    (file) => {
      const statements = readFileSync(join(folder, file), "utf8").replaceAll(/--.*$/gm, "");
      const lacking =
        /\b(AUTOINCREMENT|AUTO_INCREMENT|SERIAL|DATETIME|TIMESTAMP|TIMESTAMPTZ|BOOLEAN|BLOB|BYTEA|VARCHAR|JSONB?|STRICT|WITHOUT\s+ROWID|PRAGMA|TRIGGER|NOCASE|TRUE|FALSE|NOW|STRFTIME|INSERT\s+OR|REPLACE)\b|[`[\]]/gi;
      expect(statements.match(lacking)).toBeNull();
    },
  );
});
