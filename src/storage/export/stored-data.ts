// What an export does with every column of the database. tests/storage/export/stored-data.test.ts finds new columns.
import { accountTables } from "./account-tables.ts";
import type { Column } from "./columns.ts";
import type { ExportedTable } from "./exported-table.ts";
import { learningTables } from "./learning-tables.ts";
import { otherTables } from "./other-tables.ts";
import { standingTables } from "./standing-tables.ts";

/** The exported tables by name, in the order of the export's lists. */
export const exportedTables: Readonly<Record<string, ExportedTable>> = {
  ...accountTables,
  ...standingTables,
  ...learningTables,
};

/** The decision about each column, by `table.column`. */
export const decisions: ReadonlyMap<string, Column> = new Map(
  [
    ...Object.entries(exportedTables).map(([table, { columns }]) => [table, columns] as const),
    ...Object.entries(otherTables),
  ].flatMap(([table, columns]) =>
    Object.entries<Column>(columns).map(([column, decision]) => [`${table}.${column}`, decision] as const),
  ),
);
