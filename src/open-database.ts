// Opens and migrates the database file; what goes wrong is a sentence.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { SetupError } from "./app/errors.ts";
import { migrateSqlite } from "./storage/migrate.ts";
import { openSqlite, type SqliteDatabase } from "./storage/sqlite.ts";
import { explainSqliteError } from "./storage/sqlite-errors.ts";

export interface OpenedDatabase {
  readonly database: SqliteDatabase;
  /** Migration files applied just now. */
  readonly applied: readonly string[];
}

/** @throws SetupError where the file cannot be used, or belongs to a newer version. */
export function openDatabase(file: string, migrations: string, now: number): OpenedDatabase {
  let database: SqliteDatabase | undefined;
  try {
    makeFolder(dirname(file));
    database = openSqlite(file);
    return { database, applied: migrateSqlite(database.connection, migrations, now) };
  } catch (error) {
    database?.connection.close();
    throw explainSqliteError(error, file);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new SetupError(
      `The database's folder ${folder} cannot be made. Check KUBEDRILL_DATABASE, and that this user may write there.`,
      { cause: error },
    );
  }
}
