// Reads an exported table in pages, each in one step with what decides about it: members and open questions.
import { readOpenQuestions } from "../learning/open-questions.ts";
import { list, type Row, type Statement, sql, type Transaction, text, type Value } from "../transaction.ts";
import { type Field, fieldName, isField } from "./columns.ts";
import type { ExportedTable } from "./exported-table.ts";
import { exportedTables } from "./stored-data.ts";

/** Rows per page: reading them and writing them as JSON takes a few milliseconds. */
const PAGE = 200;

type Json = Record<string, unknown>;

export interface ExportPage {
  /** The learner's member IDs, as one text. Empty if the learner is deleted. */
  readonly members: string;
  readonly rows: readonly Json[];
  /** The key of the last row, if more rows may follow. */
  readonly last: readonly Value[] | undefined;
}

/** The page of a table's rows about a learner that follow `after`. */
export function* readExportPage(
  name: string,
  table: ExportedTable,
  learnerId: string,
  after: readonly Value[] | undefined,
): Transaction<ExportPage> {
  const members = yield sql`SELECT id FROM member WHERE learner_id = ${learnerId} ORDER BY id`;
  const open = new Set((yield* readOpenQuestions(learnerId)).map(({ questionId }) => questionId));
  const stored = yield select(name, table, learnerId, after);
  const inside = yield* readInside(name, stored);
  const isSkipped = (row: Row) => table.skipsOpen === true && open.has(text(row, "question_id"));
  const rows = stored
    .filter((row) => !isSkipped(row))
    .map((row) => {
      const isOpen = typeof row.question_id === "string" && open.has(row.question_id);
      const json = toJson(table, row, isOpen);
      for (const { section, rowsOf } of inside) json[section] = isOpen ? [] : rowsOf(text(row, "id"));
      return json;
    });
  const last = stored.length < PAGE ? undefined : stored.at(-1);
  return {
    members: members.map((member) => text(member, "id")).join(" "),
    rows,
    last: last && table.key.map((column) => last[column] ?? null),
  };
}

function select(
  name: string,
  { rows, key, columns }: ExportedTable,
  learnerId: string,
  after: readonly Value[] | undefined,
): Statement {
  if (!("where" in rows)) throw new Error(`The rows of ${name} are read with those they are shown in.`);
  const names = new Set([...key, ...fieldsOf(columns).map(expression)]);
  const owned = rows.where.split("?").length - 1;
  const asked = fieldsOf(columns).filter(({ field }) => field.asks).length;
  const follows = after === undefined ? "" : ` AND (${key.join(", ")}) > (${key.map(() => "?").join(", ")})`;
  return {
    text: `SELECT ${[...names].join(", ")} FROM ${name} WHERE ${rows.where}${follows} ORDER BY ${key.join(", ")} LIMIT ${PAGE}`,
    values: [...Array<string>(asked + owned).fill(learnerId), ...(after ?? [])],
  };
}

function expression({ column, field }: NamedField): string {
  if (!field.asks) return column;
  return `CASE WHEN ${column} IN (SELECT id FROM member WHERE learner_id = ?) THEN 1 ELSE 0 END AS ${column}`;
}

/** The rows of other tables that each of these rows has inside. */
function* readInside(name: string, rows: readonly Row[]): Transaction<readonly Inside[]> {
  const found: Inside[] = [];
  for (const [inner, table] of Object.entries(exportedTables)) {
    if (!("inside" in table.rows) || table.rows.inside.table !== name) continue;
    const { by } = table.rows.inside;
    const columns = [by, ...fieldsOf(table.columns).map(({ column }) => column)].join(", ");
    const { text: ids, values } = list(rows.map((row) => text(row, "id")));
    const stored = yield {
      text: `SELECT ${columns} FROM ${inner} WHERE ${by} IN ${ids} ORDER BY ${by}, ${table.key.join(", ")}`,
      values,
    };
    const byRow = Map.groupBy(stored, (row) => text(row, by));
    const rowsOf = (id: string) => (byRow.get(id) ?? []).map((row) => toJson(table, row, false));
    found.push({ section: table.section, rowsOf });
  }
  return found;
}

interface Inside {
  readonly section: string;
  readonly rowsOf: (id: string) => readonly Json[];
}

function toJson({ columns }: ExportedTable, row: Row, isOpen: boolean): Json {
  const json: Record<string, unknown> = {};
  for (const { column, name, field } of fieldsOf(columns))
    json[name] = isOpen && field.waits ? null : toValue(field, row[column] ?? null);
  return json;
}

function toValue({ as }: Field, value: Value): unknown {
  if (value === null) return null;
  switch (as) {
    case "text":
    case "number":
      return value;
    case "flag":
      return value === 1;
    case "instant":
      return toInstant(Number(value));
    case "json":
      return JSON.parse(String(value));
    default:
      return as satisfies never;
  }
}

/** The last year that the format of `asOf` can write in four digits. */
const LATEST = Date.UTC(10_000, 0) - 1;

/** Epoch ms as ISO 8601. A clock that was far off can have stored anything. */
function toInstant(at: number): string {
  return new Date(Math.min(Math.max(at, 0), LATEST)).toISOString();
}

interface NamedField {
  readonly column: string;
  readonly name: string;
  readonly field: Field;
}

/** Each row asks for them. */
const known = new WeakMap<ExportedTable["columns"], readonly NamedField[]>();

function fieldsOf(columns: ExportedTable["columns"]): readonly NamedField[] {
  const found =
    known.get(columns) ??
    Object.entries(columns).flatMap(([column, decision]) =>
      isField(decision) ? [{ column, name: fieldName(column), field: decision }] : [],
    );
  known.set(columns, found);
  return found;
}
