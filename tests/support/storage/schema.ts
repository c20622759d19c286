// The schema as the migrations make it, so that tests cover future tables too.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type Sqlite from "better-sqlite3";
import type { Database, Row } from "../../../src/storage/transaction.ts";
import { query } from "./storage.ts";

const folder = join(import.meta.dirname, "../../../migrations");
const migrations = readdirSync(folder)
  .filter((file) => !file.endsWith(".postgres.sql"))
  .toSorted()
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .join("\n");

/** All tables except `migration`. */
export const tables: readonly string[] = readTables();

/** The tables that a connection has, except `migration`, in order. */
export function tablesOf(connection: Sqlite.Database): readonly string[] {
  return connection
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'migration' ORDER BY name",
    )
    .pluck()
    .all();
}

/** Columns that refer to a member or a learner, as `table.column`. */
export const personColumns: readonly string[] = readPersonColumns();

/** Every row of every table. */
export async function readAllRows(database: Database): Promise<ReadonlyMap<string, readonly Row[]>> {
  const all = new Map<string, readonly Row[]>();
  for (const table of tables)
    all.set(table, await query(database, { text: `SELECT * FROM ${table}`, values: [] }));
  return all;
}

/** Every row of every table as sorted JSON, because databases return rows in any order. */
export async function readSortedRows(database: Database): Promise<ReadonlyMap<string, readonly string[]>> {
  const all = await readAllRows(database);
  return new Map([...all].map(([table, rows]) => [table, rows.map((row) => JSON.stringify(row)).toSorted()]));
}

function readTables(): readonly string[] {
  const renamed = [...migrations.matchAll(/ALTER TABLE (\w+) RENAME TO/g)].map(([, table]) => table);
  return [...migrations.matchAll(/CREATE TABLE (\w+)/g)]
    .map(([, table = ""]) => table)
    .filter((table) => !renamed.includes(table));
}

function readPersonColumns(): readonly string[] {
  const inside = [...migrations.matchAll(/CREATE TABLE (\w+) \(\n([\s\S]*?)\n\);/g)].flatMap(
    ([, table = "", body = ""]) =>
      [...body.matchAll(/^ {2}(\w+) .*REFERENCES (?:member|learner) \(/gm)].map(
        ([, column]) => `${table}.${column}`,
      ),
  );
  const added = [
    ...migrations.matchAll(/ALTER TABLE (\w+) ADD COLUMN (\w+) .*REFERENCES (?:member|learner) \(/g),
  ].map(([, table, column]) => `${table}.${column}`);
  return [...inside, ...added].filter((column) => tables.includes(column.split(".")[0] ?? ""));
}
