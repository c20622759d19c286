// Opens and migrates the database, a SQLite file or a PostgreSQL address. Errors are sentences.
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { isFilePath } from "./environment/file-path.ts";
import { textFault } from "./environment/text-fault.ts";
import { SetupError } from "./ports/errors.ts";
import type { PostgresEvents } from "./storage/postgres/postgres.ts";
import { isPostgres, readPostgresAddress } from "./storage/postgres/postgres-address.ts";
import { explainPostgresError } from "./storage/postgres/postgres-errors.ts";
import { makePrivateFolder } from "./storage/sqlite/private-file.ts";
import type { SqliteDatabase, SqliteEvents } from "./storage/sqlite/sqlite.ts";
import { explainSqliteError } from "./storage/sqlite/sqlite-errors.ts";
import type { Database } from "./storage/transaction.ts";

export type OpenedDatabase = (
  | { readonly kind: "sqlite"; readonly database: SqliteDatabase }
  | { readonly kind: "postgres"; readonly database: Database }
) & {
  /** For messages: the file's path, or the address without user and password. */
  readonly name: string;
  /** Migrations applied just now. */
  readonly applied: readonly string[];
};

/** Events that a database reports to its process. */
export type DatabaseEvents = PostgresEvents & SqliteEvents;

/**
 * Opens `address`, a path or a postgres:// URL. Creates a missing file. Loads only this database's driver.
 * @throws SetupError if it can't be used or belongs to a newer version
 */
export async function openDatabase(
  address: string,
  migrations: string,
  now: number,
  events: DatabaseEvents = {},
): Promise<OpenedDatabase> {
  const fault = textFault(address);
  if (fault !== undefined) throw new SetupError(`KUBEDRILL_DATABASE ${fault}`);
  try {
    return isPostgres(address)
      ? await openServer(address, migrations, now, events)
      : await openFile(address, migrations, now, events);
  } catch (error) {
    throw explainDatabaseError(error, address);
  }
}

/** Opens an existing database. @throws SetupError if the file is missing */
export async function openExistingDatabase(
  address: string,
  migrations: string,
  now: number,
): Promise<OpenedDatabase> {
  if (!isPostgres(address) && !existsSync(address))
    throw new SetupError(`There is no database ${address}. KUBEDRILL_DATABASE names it.`);
  return openDatabase(address, migrations, now);
}

/**
 * Claims a SQLite file for this process alone; several processes can share a PostgreSQL database. Returns what lets go.
 * @throws SetupError if another process works on the file
 */
export async function claimDatabase(address: string): Promise<() => void> {
  if (isPostgres(address) || !isFilePath(address)) return () => {};
  makeFolder(dirname(address));
  const { lockForProcess } = await import("./storage/sqlite/process-lock.ts");
  return lockForProcess(address);
}

/** Turns a database error into a sentence for the operator. Returns other errors unchanged. */
export function explainDatabaseError(error: unknown, address: string): unknown {
  if (error instanceof SetupError) return error;
  return isPostgres(address)
    ? explainPostgresError(error, readPostgresAddress(address).name)
    : explainSqliteError(error, address);
}

async function openServer(
  address: string,
  migrations: string,
  now: number,
  events: PostgresEvents,
): Promise<OpenedDatabase> {
  const { name } = readPostgresAddress(address);
  const { connectPostgres } = await import("./storage/postgres/postgres-connection.ts");
  const { migratePostgres } = await import("./storage/migrate/migrate-postgres.ts");
  const { openPostgres } = await import("./storage/postgres/postgres.ts");
  const connection = await connectPostgres(address);
  const applied = await migratePostgres(connection, migrations, now).finally(() => connection.end());
  return { kind: "postgres", database: openPostgres(address, { events }), name, applied };
}

async function openFile(
  file: string,
  migrations: string,
  now: number,
  events: SqliteEvents,
): Promise<OpenedDatabase> {
  if (!isFilePath(file)) {
    throw new SetupError(
      "KUBEDRILL_DATABASE must be the path of a SQLite file, or an address that begins with postgres://.",
    );
  }
  makeFolder(dirname(file));
  const { openSqlite } = await import("./storage/sqlite/sqlite.ts");
  const { migrateSqlite } = await import("./storage/migrate/migrate.ts");
  const database = openSqlite(file, { events });
  try {
    return {
      kind: "sqlite",
      database,
      name: file,
      applied: migrateSqlite(database.connection, migrations, now),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    makePrivateFolder(folder);
  } catch (error) {
    throw new SetupError(
      `The database's folder ${folder} cannot be made. Check KUBEDRILL_DATABASE, and that this user may write there.`,
      { cause: error },
    );
  }
}
