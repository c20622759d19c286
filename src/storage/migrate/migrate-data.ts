// Moves a SQLite file into PostgreSQL: from one snapshot, in one transaction, and compares every row afterwards.
import { existsSync } from "node:fs";
import Sqlite from "better-sqlite3";
import type pg from "pg";
import { SetupError } from "../../ports/errors.ts";
import { isPostgres, readPostgresAddress } from "../postgres/postgres-address.ts";
import { connectPostgres } from "../postgres/postgres-connection.ts";
import { explainPostgresError } from "../postgres/postgres-errors.ts";
import { explainSqliteError } from "../sqlite/sqlite-errors.ts";
import { migrateSqlite } from "./migrate.ts";
import { type Applied, checkApplied, readMigrations } from "./migrate-files.ts";
import { inTransaction, migratePostgres } from "./migrate-postgres.ts";
import { copyTable, verifyTable } from "./migrate-rows.ts";
import { compareTables, readTables, type Table } from "./migrate-tables.ts";

interface Moved {
  /** The target's address without user and password. */
  readonly name: string;
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
  /** What the file has in addition and was not moved, such as another program's tables: `table` or `table.column`. */
  readonly left: readonly string[];
}

/**
 * Moves all rows of the SQLite database in `file` into the empty PostgreSQL database at `address`. The file can be in use:
 * later writes to it aren't moved.
 * @throws SetupError if it fails; then nothing was moved
 */
export async function moveDatabase(
  file: string,
  address: string,
  migrations: string,
  now: number,
): Promise<Moved> {
  if (!isPostgres(address)) {
    throw new SetupError(
      "migrate --from moves into PostgreSQL: set KUBEDRILL_DATABASE to the address of an empty database, such as postgres://user:password@host:5432/kubedrill.",
    );
  }
  const { name } = readPostgresAddress(address);
  const source = openSource(file, migrations);
  try {
    const tables = readOwnTables(migrations);
    const left = checkTables(source, tables, file);
    const target = await connectPostgres(address);
    try {
      await migratePostgres(target, migrations, now);
      const moved = await inTransaction(target, () => move(source, target, tables, name));
      // Otherwise PostgreSQL would plan the first queries for empty tables.
      await target.query("ANALYZE");
      return { name, tables: moved, left };
    } finally {
      await target.end();
    }
  } catch (error) {
    throw explainPostgresError(explainSqliteError(error, file), name);
  } finally {
    source.close();
  }
}

/** Opens the file on one snapshot, which lasts until the connection closes. */
function openSource(file: string, folder: string): Sqlite.Database {
  if (!existsSync(file)) throw new SetupError(`There is no database ${file} to move.`);
  let source: Sqlite.Database | undefined;
  try {
    source = new Sqlite(file, { readonly: true, fileMustExist: true });
    source.exec("BEGIN");
    checkSource(source, file, folder);
    return source;
  } catch (error) {
    source?.close();
    if (error instanceof Sqlite.SqliteError && error.code === "SQLITE_NOTADB")
      throw new SetupError(`${file} is not a SQLite database.`, { cause: error });
    throw explainSqliteError(error, file);
  }
}

function checkSource(source: Sqlite.Database, file: string, folder: string): void {
  const known = source.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").get();
  if (known === undefined) throw new SetupError(`${file} is not a database of Kubedrill.`);
  const applied = source.prepare<[], Applied>("SELECT * FROM migration ORDER BY number").all();
  const migrations = readMigrations(folder, "sqlite");
  checkApplied(applied, migrations);
  if (applied.length < migrations.length) {
    throw new SetupError(
      `${file} is of an older version. Bring it up first: KUBEDRILL_DATABASE=${file} kubedrill migrate`,
    );
  }
}

/** The tables that the migrations make. A file can have others, which we don't move. */
function readOwnTables(folder: string): readonly Table[] {
  const model = new Sqlite(":memory:");
  try {
    migrateSqlite(model, folder, 0);
    return readTables(model);
  } finally {
    model.close();
  }
}

/** Returns what won't be moved. @throws SetupError if the file lacks one of our tables or columns */
function checkTables(source: Sqlite.Database, own: readonly Table[], file: string): readonly string[] {
  const { more, missing } = compareTables(source, own);
  const [first] = missing;
  if (first === undefined) return more;
  const kind = first.includes(".") ? "column" : "table";
  throw new SetupError(`${file} can't be moved: its ${kind} ${first} is missing. Restore a backup of it.`);
}

async function move(
  source: Sqlite.Database,
  target: pg.ClientBase,
  tables: readonly Table[],
  name: string,
): Promise<Moved["tables"]> {
  // Lock out other writers.
  await target.query(
    `LOCK TABLE ${tables.map((table) => `"${table.name}"`).join(", ")} IN SHARE ROW EXCLUSIVE MODE`,
  );
  await refuseRows(target, tables, name);
  const moved: { table: string; rows: number }[] = [];
  for (const table of tables) {
    await copyTable(source, target, table);
    moved.push({ table: table.name, rows: await verifyTable(source, target, table) });
  }
  return moved;
}

async function refuseRows(target: pg.ClientBase, tables: readonly Table[], name: string): Promise<void> {
  for (const table of tables) {
    const { rows } = await target.query(`SELECT 1 FROM "${table.name}" LIMIT 1`);
    if (rows.length === 0) continue;
    throw new SetupError(
      `The database ${name} is not empty: its table ${table.name} has rows. Nothing was moved. Move into a new database.`,
    );
  }
}
