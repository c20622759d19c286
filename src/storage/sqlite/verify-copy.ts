// Verifies the pages, migrations, and tables of a database copy before anyone relies on it.
import Sqlite from "better-sqlite3";
import { SetupError } from "../../ports/errors.ts";
import { migrateSqlite } from "../migrate/migrate.ts";
import { readMigrations } from "../migrate/migrate-files.ts";

/**
 * Reads the whole copy and checks it.
 * @param migrations the folder of this version's migrations
 * @throws SetupError that says what the copied file is, or what's wrong with it
 */
export function verifyCopy(copy: string, source: string, migrations: string): void {
  const connection = new Sqlite(copy, { fileMustExist: true });
  try {
    const found = String(connection.pragma("integrity_check(1)", { simple: true }));
    if (found !== "ok")
      throw new SetupError(
        `The database ${source} is damaged, so no copy was made of it. Stop Kubedrill, restore an earlier backup, and start it again.`,
      );
    const tables = readTables(connection);
    if (!tables.has("migration")) throw notOurs(source);
    const applied = Number(connection.prepare("SELECT COUNT(*) FROM migration").pluck().get());
    const missing = expectedTables(migrations, applied).filter((table) => !tables.has(table));
    if (applied === 0 || missing.length > 0) throw notOurs(source);
  } finally {
    connection.close();
  }
}

function notOurs(source: string): SetupError {
  return new SetupError(
    `${source} is not a whole Kubedrill database: tables are missing. Point KUBEDRILL_DATABASE at the one that Kubedrill uses.`,
  );
}

function readTables(connection: Sqlite.Database): ReadonlySet<string> {
  return new Set(
    connection.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all(),
  );
}

/** The tables that the first `count` migrations make; none if a newer version made the database. */
function expectedTables(migrations: string, count: number): readonly string[] {
  if (count > readMigrations(migrations, "sqlite").length) return [];
  const model = new Sqlite(":memory:");
  migrateSqlite(model, migrations, 0, count);
  const tables = [...readTables(model)];
  model.close();
  return tables;
}
