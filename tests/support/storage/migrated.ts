// SQLite databases as the migrations leave them, without running all migrations for every test.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { migrateSqlite } from "../../../src/storage/migrate/migrate.ts";
import { openSqlite, type SqliteDatabase } from "../../../src/storage/sqlite/sqlite.ts";

const migrations = join(import.meta.dirname, "../../../migrations");

interface Model {
  readonly file: Buffer;
  /** Everything that makes an empty database the same. */
  readonly sql: string;
}

let model: Model | undefined;

/** A new database in memory, or in a file that doesn't exist yet. */
export function openMigrated(file = ":memory:"): SqliteDatabase {
  model ??= makeModel();
  if (file !== ":memory:") writeFileSync(file, model.file);
  const database = openSqlite(file);
  if (file === ":memory:") database.connection.exec(model.sql);
  return database;
}

function makeModel(): Model {
  const connection = new Sqlite(":memory:");
  migrateSqlite(connection, migrations, 0);
  const schema = connection
    .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'index', rowid")
    .pluck()
    .all();
  const applied = connection
    .prepare<[], string>(
      "SELECT format('INSERT INTO migration VALUES (%Q, %Q, %Q, %Q)', number, file, checksum, applied_at) FROM migration",
    )
    .pluck()
    .all();
  const made = { file: connection.serialize(), sql: ["BEGIN", ...schema, ...applied, "COMMIT"].join(";\n") };
  connection.close();
  return made;
}
