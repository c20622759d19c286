// A SQLite file to move, and an empty PostgreSQL database to move it into.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { onTestFinished } from "vitest";
import { migrateSqlite } from "../../../src/storage/migrate/migrate.ts";
import { moveDatabase } from "../../../src/storage/migrate/migrate-data.ts";
import { readTables } from "../../../src/storage/migrate/migrate-tables.ts";
import { root } from "../../support/kubedrill-process.ts";
import { connectSeparately, createDatabase } from "../../support/storage/postgres.ts";

const migrations = join(root, "migrations");

/** The path of a database in a new folder. */
export function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "kubedrill-move-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "kubedrill.db");
}

/** A migrated SQLite file, and a connection to it. */
export function makeSource() {
  const file = temporaryFile();
  const connection = new Sqlite(file);
  onTestFinished(() => void connection.close());
  connection.pragma("journal_mode = WAL");
  migrateSqlite(connection, migrations, 0);
  return { file, connection, tables: readTables(connection).map(({ name }) => name) };
}

/** An empty PostgreSQL database, and a function that counts a table's rows. */
export async function makeTarget() {
  const url = await createDatabase();
  const other = await connectSeparately(url);
  const count = async (table: string) =>
    (await other.query(`SELECT CAST(COUNT(*) AS INTEGER) AS rows FROM ${table}`)).rows[0]?.rows;
  return { url, other, count };
}

/** Moves a file into the database at `url`. */
export const move = (file: string, url: string) => moveDatabase(file, url, migrations, 0);
