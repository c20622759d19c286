// Fills every table of a SQLite database with values that are easily lost when moving.
import type Sqlite from "better-sqlite3";

type Value = string | number | bigint | null;
type Row = Readonly<Record<string, Value>>;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: 0 | 1;
}

interface Reference {
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

const texts = ["", "007", 'O\'Neil "x" \\ {a,NULL} $1 ?', "網路\n\t🧭👩‍💻", "e\u0301 é -_Z", "NULL"];
const integers = [0, 1, 2_147_483_647, -2_147_483_648, 7, 42];
const bigIntegers = [
  0n,
  -1n,
  BigInt(Number.MAX_SAFE_INTEGER),
  2n ** 63n - 1n,
  -(2n ** 63n),
  1_772_442_000_000n,
];
const doubles = [0.1 + 0.2, 5e-324, Number.MAX_VALUE, -1 / 3, 1e21, 3];

/** Fills all tables with `count` rows each. `tables` must list parents before their children. */
export function fillTables(connection: Sqlite.Database, tables: readonly string[], count = 6): void {
  const rows = new Map<string, readonly Row[]>();
  for (const table of tables) {
    const made = Array.from({ length: count }, (_, index) => makeRow(connection, table, index, rows));
    for (const row of made) insert(connection, table, row);
    rows.set(table, made);
  }
}

function makeRow(
  connection: Sqlite.Database,
  table: string,
  index: number,
  parents: ReadonlyMap<string, readonly Row[]>,
): Row {
  const columns = connection.pragma(`table_info(${table})`) as readonly Column[];
  const references = connection.pragma(`foreign_key_list(${table})`) as readonly Reference[];
  return Object.fromEntries(
    columns.map((column) => {
      const reference = references.find(({ from }) => from === column.name);
      const parent = reference && parents.get(reference.table)?.[index];
      if (reference && parent) return [column.name, parent[reference.to] ?? null];
      return [column.name, makeValue(column, index, allowed(connection, table, column.name))];
    }),
  );
}

function makeValue({ name, type, notnull }: Column, index: number, allowed: readonly string[]): Value {
  if (notnull === 0 && index % 3 === 1) return null;
  if (type === "INTEGER") return integers[index] ?? 0;
  if (type === "BIGINT") return bigIntegers[index] ?? 0n;
  if (type === "DOUBLE PRECISION") return doubles[index] ?? 0;
  return allowed[index % allowed.length] ?? `${texts[index]} ${name} ${index}`;
}

/** The texts that a CHECK allows in a column; empty if it allows all. */
function allowed(connection: Sqlite.Database, table: string, column: string): readonly string[] {
  const schema = connection
    .prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE name = ?")
    .pluck()
    .get(table);
  const [, list = ""] = new RegExp(`CHECK \\(${column} IN \\(([^)]*)\\)`).exec(schema ?? "") ?? [];
  return [...list.matchAll(/'([^']*)'/g)].map(([, text]) => text ?? "");
}

export function insert(connection: Sqlite.Database, table: string, row: Row): void {
  const names = Object.keys(row);
  connection
    .prepare(
      `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
    )
    .run(...Object.values(row));
}
