// Reads a SQLite database's tables from its schema, so that future tables are moved too.
import type Sqlite from "better-sqlite3";

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** The columns that order its rows: the primary key, or all columns without one. */
  readonly key: readonly string[];
}

export interface Column {
  readonly name: string;
  /** The type in the migrations: TEXT, BIGINT, INTEGER, or DOUBLE PRECISION. */
  readonly type: string;
}

/** All tables except `migration`, parents before their children. */
export function readTables(connection: Sqlite.Database): readonly Table[] {
  const names = readNames(connection);
  const parents = new Map(names.map((name) => [name, readParents(connection, name)]));
  const sorted: string[] = [];
  while (sorted.length < names.length) {
    const next = names.filter(
      (name) =>
        !sorted.includes(name) &&
        [...(parents.get(name) ?? [])].every((parent) => parent === name || sorted.includes(parent)),
    );
    if (next.length === 0) throw new Error("Tables refer to each other in a circle.");
    sorted.push(...next);
  }
  return sorted.map((name) => readTable(connection, name));
}

/** What a file has in addition to the migrations' tables, and what it lacks: `table` or `table.column`. */
export function compareTables(
  file: Sqlite.Database,
  own: readonly Table[],
): { readonly more: readonly string[]; readonly missing: readonly string[] } {
  const found = readNames(file);
  const more = found.filter((name) => own.every((table) => table.name !== name));
  const missing: string[] = [];
  for (const { name, columns } of own) {
    if (!found.includes(name)) {
      missing.push(name);
      continue;
    }
    const there = file.prepare<[string], string>("SELECT name FROM pragma_table_info(?)").pluck().all(name);
    const ours = columns.map((column) => column.name);
    more.push(...there.filter((column) => !ours.includes(column)).map((column) => `${name}.${column}`));
    missing.push(...ours.filter((column) => !there.includes(column)).map((column) => `${name}.${column}`));
  }
  return { more, missing };
}

function readNames(connection: Sqlite.Database): readonly string[] {
  return connection
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'migration' ORDER BY name",
    )
    .pluck()
    .all();
}

function readParents(connection: Sqlite.Database, name: string): ReadonlySet<string> {
  const keys = connection.pragma(`foreign_key_list(${name})`) as readonly { table: string }[];
  return new Set(keys.map(({ table }) => table));
}

function readTable(connection: Sqlite.Database, name: string): Table {
  const columns = connection.pragma(`table_info(${name})`) as readonly (Column & { pk: number })[];
  const key = columns.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk);
  return {
    name,
    columns: columns.map(({ name, type }) => ({ name, type })),
    key: (key.length > 0 ? key : columns).map((column) => column.name),
  };
}
