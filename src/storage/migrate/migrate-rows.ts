// Moves the rows of one table from SQLite to PostgreSQL: copies them in batches, then compares them one by one.
import type Sqlite from "better-sqlite3";
import type pg from "pg";
import { SetupError } from "../../ports/errors.ts";
import { storable } from "../postgres/postgres-text.ts";
import type { Column, Table } from "./migrate-tables.ts";

/** SQLite's integers are read as bigint, so that none is rounded. */
type Value = string | number | bigint | null;

const BATCH = 1_000;

/** Copies all rows of a table. @throws SetupError if PostgreSQL refuses a row */
export async function copyTable(source: Sqlite.Database, target: pg.ClientBase, table: Table): Promise<void> {
  const places = table.columns.map(({ type }, index) => `$${index + 1}::${type}[]`);
  const text = `INSERT INTO "${table.name}" (${list(table.columns)}) SELECT * FROM unnest(${places.join(", ")})`;
  for (const batch of batches(source, table)) {
    const columns = table.columns.map((_, index) => batch.map((row) => storable(row[index])));
    try {
      await target.query(text, columns);
    } catch (error) {
      // Classes 22 and 23 mean that the data is wrong.
      const { code } = error as { code?: string };
      if (!(error instanceof Error) || !/^2[23]/.test(code ?? "")) throw error;
      throw new SetupError(
        `Table ${table.name} cannot be moved: ${error.message}. Nothing was moved. kubedrill doctor checks the file.`,
        { cause: error },
      );
    }
  }
}

/** Compares every row with PostgreSQL's, and returns their number. @throws SetupError if one differs */
export async function verifyTable(
  source: Sqlite.Database,
  target: pg.ClientBase,
  table: Table,
): Promise<number> {
  await target.query(`DECLARE moved CURSOR FOR ${select(table)}`);
  let count = 0;
  const next = async (): Promise<readonly (readonly (string | null)[])[]> => {
    const { rows } = await target.query<(string | null)[]>({
      text: `FETCH ${BATCH} FROM moved`,
      rowMode: "array",
      types: { getTypeParser: () => String },
    });
    return rows;
  };
  for (const batch of batches(source, table)) {
    const moved = await next();
    for (const [index, row] of batch.entries()) {
      const differs = table.columns.findIndex(
        (column, place) => !isSame(column, row[place] ?? null, moved[index]?.[place] ?? null),
      );
      if (differs >= 0 || moved[index] === undefined) throw differing(table, count + index + 1);
    }
    count += batch.length;
  }
  if ((await next()).length > 0) throw differing(table, count + 1);
  await target.query("CLOSE moved");
  return count;
}

function isSame({ type }: Column, given: Value, moved: string | null): boolean {
  if (given === null || moved === null) return given === moved;
  if (type === "DOUBLE PRECISION") return Number(moved) === Number(given);
  return moved === storable(String(given));
}

function differing({ name, key }: Table, place: number): SetupError {
  return new SetupError(
    `Row ${place} of table ${name} (by ${key.join(", ")}) is not the same after moving. Nothing was moved. Please report this.`,
  );
}

function* batches(source: Sqlite.Database, table: Table): Generator<readonly (readonly Value[])[]> {
  let batch: Value[][] = [];
  for (const row of source.prepare<[], Value[]>(select(table)).raw().safeIntegers().iterate()) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/** Selects a table's rows in an order that is the same in both databases. */
function select({ name, columns, key }: Table): string {
  return `SELECT ${list(columns)} FROM "${name}" ORDER BY ${key.map((column) => `"${column}" NULLS FIRST`).join(", ")}`;
}

function list(columns: readonly Column[]): string {
  return columns.map(({ name }) => `"${name}"`).join(", ");
}
