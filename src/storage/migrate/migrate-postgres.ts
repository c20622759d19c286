// Migrates PostgreSQL: applies everything missing in one transaction, in one process at a time.
import type pg from "pg";
import { SetupError } from "../../ports/errors.ts";
import { passingFailure } from "../postgres/postgres-retry.ts";
import { type Applied, checkApplied, type Migration, readMigrations } from "./migrate-files.ts";

/** The migrating process holds this lock until its transaction ends. */
const LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('kubedrill migrations', 0))";

/**
 * Brings the database up to the newest migration in `folder`, and returns the files applied now. Processes that start
 * at the same time wait for each other.
 * @throws SetupError if the database is newer than this version, an applied file was changed, or the database doesn't
 * store texts in UTF-8
 */
export async function migratePostgres(
  client: pg.ClientBase,
  folder: string,
  now: number,
): Promise<readonly string[]> {
  const migrations = readMigrations(folder, "postgres");
  await checkEncoding(client);
  return inTransaction(client, async () => {
    await client.query(LOCK);
    return applyMissing(client, migrations, now);
  });
}

/** Runs the steps in one READ COMMITTED transaction, and rolls back if one fails. */
export async function inTransaction<T>(client: pg.ClientBase, steps: () => Promise<T>): Promise<T> {
  await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
  try {
    const outcome = await steps();
    await client.query("COMMIT");
    return outcome;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {}); // the error that led here says more
    throw error;
  }
}

async function applyMissing(
  client: pg.ClientBase,
  migrations: readonly Migration[],
  now: number,
): Promise<readonly string[]> {
  await client.query(
    'CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL PRIMARY KEY, file TEXT COLLATE "C" NOT NULL, checksum TEXT COLLATE "C" NOT NULL, applied_at BIGINT NOT NULL)',
  );
  const { rows } = await client.query<Applied>(
    "SELECT number, file, checksum FROM migration ORDER BY number",
  );
  checkApplied(rows, migrations);
  const missing = migrations.slice(rows.length);
  for (const migration of missing) {
    const { number, file, checksum } = migration;
    await execute(client, migration);
    await client.query("INSERT INTO migration VALUES ($1, $2, $3, $4)", [number, file, checksum, now]);
  }
  if (missing.length > 0) await compareByBytes(client, migrations);
  return missing.map(({ file }) => file);
}

async function execute(client: pg.ClientBase, { file, text }: Migration): Promise<void> {
  try {
    await client.query(text);
  } catch (error) {
    // explainPostgresError reports outages and missing rights.
    const elsewhere = passingFailure(error) ?? ((error as { code?: string }).code === "42501" || undefined);
    if (!(error instanceof Error) || elsewhere !== undefined) throw error;
    throw new SetupError(`Migration ${file} failed: ${error.message}. Nothing was changed.`, {
      cause: error,
    });
  }
}

/**
 * Gives every text column of our tables the collation C, so that PostgreSQL compares texts by bytes, like SQLite. This
 * doesn't depend on the database's own collation, and a dump keeps it when restored into another database.
 */
async function compareByBytes(client: pg.ClientBase, migrations: readonly Migration[]): Promise<void> {
  const tables = migrations.flatMap(({ text }) =>
    [...text.matchAll(/CREATE TABLE (?:IF NOT EXISTS )?(\w+)/g)].map(([, table]) => table),
  );
  const { rows } = await client.query<{ table: string; changes: string }>(
    `SELECT format('%I', class.relname) AS table,
       string_agg(format('ALTER COLUMN %I TYPE TEXT COLLATE "C"', attname), ', ') AS changes
     FROM pg_attribute JOIN pg_class AS class ON class.oid = attrelid
     WHERE relnamespace = current_schema()::regnamespace AND relname = ANY ($1) AND relkind = 'r'
       AND attnum > 0 AND NOT attisdropped AND atttypid = 'text'::regtype AND attcollation <> '"C"'::regcollation
     GROUP BY class.relname`,
    [tables],
  );
  for (const { table, changes } of rows) await client.query(`ALTER TABLE ${table} ${changes}`);
}

async function checkEncoding(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ server_encoding: string }>("SHOW server_encoding");
  if (rows[0]?.server_encoding === "UTF8") return;
  throw new SetupError(
    `The database keeps texts in ${rows[0]?.server_encoding}, which has no emoji. Create one that does, and point KUBEDRILL_DATABASE at it: CREATE DATABASE kubedrill TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'.`,
  );
}
