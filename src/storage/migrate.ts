// Numbered forward-only migrations: each file and its record in one transaction.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type Sqlite from "better-sqlite3";
import { SetupError } from "../app/errors.ts";

interface Migration {
  readonly number: number;
  readonly file: string;
  readonly checksum: string;
  readonly text: string;
}

/**
 * Brings the database up to the newest migration in `folder`, and returns the files applied now.
 * @throws SetupError where the database is newer than this version, or an applied file was altered.
 */
export function migrateSqlite(connection: Sqlite.Database, folder: string, now: number): readonly string[] {
  const migrations = readMigrations(folder, "sqlite");
  connection.exec(
    "CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL PRIMARY KEY, file TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)",
  );
  // Rebuilding a parent table would delete its children, and this cannot be switched inside a transaction.
  connection.pragma("foreign_keys = OFF");
  try {
    return connection.transaction(() => applyMissing(connection, migrations, now)).immediate();
  } finally {
    connection.pragma("foreign_keys = ON");
  }
}

function applyMissing(connection: Sqlite.Database, migrations: readonly Migration[], now: number): string[] {
  const applied = connection
    .prepare<[], { number: number; file: string; checksum: string }>(
      "SELECT * FROM migration ORDER BY number",
    )
    .all();
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

/** Whether the disk or another process is to blame, which is told elsewhere. */
function isOutage(error: Error): boolean {
  return /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN)/.test((error as { code?: string }).code ?? "");
}

function checkApplied(
  applied: readonly { number: number; file: string; checksum: string }[],
  migrations: readonly Migration[],
): void {
  applied.forEach(({ number, file, checksum }, index) => {
    const known = migrations[index];
    if (known === undefined || known.number !== number) {
      throw new SetupError(
        `The database was written by a newer Kubedrill (it has migration ${file}). Start that version, or restore a backup from before the update.`,
      );
    }
    if (known.checksum !== checksum) {
      throw new SetupError(
        `Migration ${known.file} was changed after it was applied to this database. Restore the file from git and put the change into a new migration.`,
      );
    }
  });
}

/** Reads `NNNN_name.sql`, and of pairs `NNNN_name.<dialect>.sql` the one for `dialect`. */
function readMigrations(folder: string, dialect: "sqlite" | "postgres"): readonly Migration[] {
  const found = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  const misnamed = found.find((file) => !/^\d{4}_[a-z0-9_-]+(\.(sqlite|postgres))?\.sql$/.test(file));
  if (misnamed !== undefined) {
    throw new SetupError(
      `Migration ${misnamed} is not named NNNN_name.sql, in lower case. Rename it: none is passed over.`,
    );
  }
  const files = found
    .filter((file) => !/\.(sqlite|postgres)\.sql$/.test(file) || file.endsWith(`.${dialect}.sql`))
    .sort();
  return files.map((file, index) => {
    const number = Number(file.slice(0, 4));
    if (number !== index + 1) {
      throw new SetupError(`Migration ${file} should have number ${index + 1}: numbers have no gaps.`);
    }
    const text = readFileSync(join(folder, file), "utf8");
    return { number, file, checksum: createHash("sha256").update(text).digest("hex"), text };
  });
}
