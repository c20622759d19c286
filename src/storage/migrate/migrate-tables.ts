// The tables of a SQLite database as its schema tells them: so that a mover knows tomorrow's tables, too.
import type Sqlite from "better-sqlite3";

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** The columns that order its rows: its primary key, else all. */
  readonly key: readonly string[];
}

export interface Column {
  readonly name: string;
  /** As the migrations say it: TEXT, BIGINT, INTEGER or DOUBLE PRECISION. */
  readonly type: string;
}

/** All tables but the migrations' own record, parents before their children. */
export function readTables(connection: Sqlite.Database): readonly Table[] {
  const names = connection
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'migration' ORDER BY name",
    )
    .pluck()
    .all();
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
