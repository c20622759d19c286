// Every column of the database is exported, or left out for a reason; and deleting leaves none of the exported rows.
import type Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { isField } from "../../../src/storage/export/columns.ts";
import { describeExport, exportSchema } from "../../../src/storage/export/export-schema.ts";
import type { ExportedTable } from "../../../src/storage/export/exported-table.ts";
import { createExports } from "../../../src/storage/export/exports.ts";
import { decisions, exportedTables } from "../../../src/storage/export/stored-data.ts";
import { readTables } from "../../../src/storage/migrate/migrate-tables.ts";
import type { SqliteDatabase } from "../../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import { openMigrated } from "../../support/storage/migrated.ts";
import { personColumns } from "../../support/storage/schema.ts";
import { fillTables } from "../postgres/fill-tables.ts";

const WHAT_TO_DO = `Say in src/storage/export what an export does with each: a field with a sentence for docs/privacy-export.md, such as \`text("…")\`, in account-tables.ts, standing-tables.ts, or learning-tables.ts; or \`leave("derived", "…")\` there. Tables without anything about people go to other-tables.ts. Then update the docs: npx vitest run tests/storage/export -u`;

type Exported = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

function open(): SqliteDatabase {
  const database = openMigrated();
  onTestFinished(() => database.close());
  return database;
}

/** A database with three people, each with rows in every table. */
function openFilled() {
  const database = open();
  const { connection } = database;
  fillTables(
    connection,
    readTables(connection).map(({ name }) => name),
    3,
  );
  connection.exec(
    "UPDATE posting SET state = 'closed'; UPDATE practice SET questions = '[]'; UPDATE reminder SET weekdays = '[1]'; UPDATE learner SET weights = '[0.5]'",
  );
  const learnerId = pluck(connection, "SELECT id FROM learner ORDER BY rowid LIMIT 1 OFFSET 2")[0] as string;
  return { database, connection, learnerId };
}

function pluck(
  connection: Sqlite.Database,
  query: string,
  ...values: readonly unknown[]
): readonly unknown[] {
  return connection.prepare(query).pluck().all(values);
}

async function exportOf(database: SqliteDatabase, learnerId: string) {
  const file = await createExports(database).make(learnerId, 0);
  if (file === "gone") throw new Error("The learner is gone.");
  return JSON.parse(Buffer.from(file.bytes).toString()) as Exported;
}

/** A list of an export, also one that is inside of answers. */
function rowsIn(exported: Exported, { section, rows }: ExportedTable): readonly Record<string, unknown>[] {
  const holder = "where" in rows ? exported : (exported.answers?.[0] ?? {});
  return (holder[section] ?? []) as readonly Record<string, unknown>[];
}

describe("the decisions about columns", () => {
  it("are exactly those of the database's columns", () => {
    const columns = readTables(open().connection).flatMap(({ name, columns }) =>
      columns.map((column) => `${name}.${column.name}`),
    );
    expect(
      columns.filter((column) => !decisions.has(column)),
      WHAT_TO_DO,
    ).toEqual([]);
    expect(
      [...decisions.keys()].filter((column) => !columns.includes(column)),
      "These columns don't exist any more. Delete their lines in src/storage/export.",
    ).toEqual([]);
  });

  it("export every table that refers to a member or a learner", () => {
    const undecided = personColumns.filter(
      (column) => exportedTables[column.split(".")[0] ?? ""] === undefined,
    );
    expect(undecided, WHAT_TO_DO).toEqual([]);
  });

  it("know no member or learner that the database doesn't refer to, so that deleting can't miss one", () => {
    const named = [...decisions.keys()].filter((column) => /\.(member|learner)_id$/.test(column));
    expect(
      named.filter((column) => !personColumns.includes(column)),
      "Declare these with REFERENCES member (id) or learner (id).",
    ).toEqual([]);
  });

  it("give every field a sentence, and every list its own name", () => {
    const sentences = [...decisions.values()].flatMap((decision) =>
      isField(decision) ? [decision.says] : [],
    );
    expect(sentences.filter((says) => !/^[A-Z`].*\.$/.test(says))).toEqual([]);
    const sections = Object.values(exportedTables).map(({ section }) => section);
    expect(new Set(sections).size).toBe(sections.length);
  });

  it("are what the docs say", async () => {
    await expect(describeExport()).toMatchFileSnapshot("../../../docs/privacy-export.md");
  });
});

describe("an export of a database with rows in every table", () => {
  it("has a row in every list, and fits the schema", async () => {
    const { database, learnerId } = openFilled();
    const exported = await exportOf(database, learnerId);
    exportSchema.parse(exported);
    const empty = Object.values(exportedTables).filter((table) => rowsIn(exported, table).length !== 1);
    expect(empty.map(({ section }) => section)).toEqual([]);
  });

  it("has every exported text and number as it is stored", async () => {
    const { database, connection, learnerId } = openFilled();
    const exported = await exportOf(database, learnerId);
    for (const [table, exportedTable] of Object.entries(exportedTables)) {
      const [row] = rowsIn(exported, exportedTable);
      const stored = connection.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all()[2];
      for (const [column, decision] of Object.entries(exportedTable.columns)) {
        if (!isField(decision) || !["text", "number"].includes(decision.as)) continue;
        const name = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
        expect(row?.[name], `${table}.${column}`).toEqual(stored?.[column]);
      }
    }
  });

  it("has nothing of anyone else", async () => {
    const { database, learnerId } = openFilled();
    const text = JSON.stringify(await exportOf(database, learnerId));
    // Each text of the third person's rows ends with 2.
    expect(text.match(/\b(id|name|external_id|member_id|markdown|comment) [01]\b/g)).toBeNull();
  });
});

it("deleting a learner leaves no row of an exported table", async () => {
  const { database, connection, learnerId } = openFilled();
  const counts = () =>
    personColumns.map((column) => {
      const [table, name] = column.split(".");
      return [column, pluck(connection, `SELECT COUNT(*) FROM ${table} WHERE ${name} = ?`, learnerId)[0]];
    });
  // The third member's and the third learner's IDs are the same text.
  expect(counts()).toEqual(personColumns.map((column) => [column, 1]));
  connection.prepare("UPDATE drill SET zone = 'UTC'").run();
  await createStorage(database).people.delete(learnerId, "fresh", 0);
  expect(counts()).toEqual(personColumns.map((column) => [column, 0]));
});
