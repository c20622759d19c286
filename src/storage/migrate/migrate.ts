// Migrates SQLite: applies and records everything missing in one transaction.
import type Sqlite from "better-sqlite3";
import { SetupError } from "../../ports/errors.ts";
import { STARTING_BUSY_TIMEOUT } from "../sqlite/lock-wait.ts";
import { type Applied, checkApplied, type Migration, readMigrations } from "./migrate-files.ts";

/**
 * Brings the database up to the newest migration in `folder`, or to number `count`, and returns the files applied now.
 * @throws SetupError if the database is newer than this version, or an applied file was changed
 */
export function migrateSqlite(
  connection: Sqlite.Database,
  folder: string,
  now: number,
  count?: number,
): readonly string[] {
  const migrations = readMigrations(folder, "sqlite").slice(0, count);
  const busyTimeout = connection.pragma("busy_timeout", { simple: true });
  connection.pragma(`busy_timeout = ${STARTING_BUSY_TIMEOUT}`);
  connection.exec(
    "CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL PRIMARY KEY, file TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)",
  );
  // Otherwise, rebuilding a parent table would delete its children. This can't be switched off inside a transaction.
  connection.pragma("foreign_keys = OFF");
  try {
    return connection.transaction(() => applyMissing(connection, migrations, now)).immediate();
  } finally {
    connection.pragma("foreign_keys = ON");
    connection.pragma(`busy_timeout = ${busyTimeout}`);
  }
}

function applyMissing(connection: Sqlite.Database, migrations: readonly Migration[], now: number): string[] {
  const applied = connection.prepare<[], Applied>("SELECT * FROM migration ORDER BY number").all();
  checkApplied(applied, migrations);
  const missing = migrations.slice(applied.length);
  if (missing.length === 0) return [];
  const record = connection.prepare("INSERT INTO migration VALUES (?, ?, ?, ?)");
  for (const migration of missing) {
    execute(connection, migration);
    record.run(migration.number, migration.file, migration.checksum, now);
  }
  const broken = connection.pragma("foreign_key_check") as readonly { table: string }[];
  const [violation] = broken;
  if (violation !== undefined) {
    throw new SetupError(
      `Migration ${missing.at(-1)?.file} leaves rows of table ${violation.table} without their parents. Nothing was changed.`,
    );
  }
  return missing.map((migration) => migration.file);
}

function execute(connection: Sqlite.Database, { file, text }: Migration): void {
  try {
    connection.exec(text);
  } catch (error) {
    if (connection.inTransaction && error instanceof Error && !isOutage(error)) {
      throw new SetupError(`Migration ${file} failed: ${error.message}. Nothing was changed.`, {
        cause: error,
      });
    }
    throw error;
  }
}

/** Whether the disk or another process is the cause, which explainSqliteError reports. */
function isOutage(error: Error): boolean {
  return /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN)/.test((error as { code?: string }).code ?? "");
}
