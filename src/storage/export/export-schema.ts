// The schema of an export, and its documentation: both made from the decisions about columns.
import { z } from "zod";
import { fieldName, isField } from "./columns.ts";
import type { ExportedTable } from "./exported-table.ts";
import { EXPORT_FORMAT, EXPORT_VERSION } from "./exports.ts";
import { exportedTables } from "./stored-data.ts";

const tables = Object.entries(exportedTables);
const lists = tables.filter(([, { rows }]) => "where" in rows);

/** What every export is. Unknown fields are refused. */
export const exportSchema = z.strictObject({
  format: z.literal(EXPORT_FORMAT),
  version: z.literal(EXPORT_VERSION),
  asOf: z.iso.datetime(),
  ...Object.fromEntries(lists.map(([name, table]) => [table.section, z.array(rowSchema(name, table))])),
});

function rowSchema(name: string, { columns }: ExportedTable): z.ZodType {
  const fields = Object.entries(columns).flatMap(([column, decision]) => {
    if (!isField(decision)) return [];
    const { schema, optional, waits } = decision;
    return [[fieldName(column), optional || waits ? schema.nullable() : schema] as const];
  });
  const inside = insideOf(name).map(
    ([inner, table]) => [table.section, z.array(rowSchema(inner, table))] as const,
  );
  return z.strictObject(Object.fromEntries([...fields, ...inside]));
}

function insideOf(name: string): typeof tables {
  return tables.filter(([, { rows }]) => "inside" in rows && rows.inside.table === name);
}

const INTRO = `# Your data as a file

\`/privacy export\` sends you everything that Kubedrill stores about you, in all your teams, as one JSON file. A file of more
than 8 MB is compressed with gzip (\`.json.gz\`).

- \`format\` is \`"${EXPORT_FORMAT}"\`. \`version\` is ${EXPORT_VERSION}. It changes if a program that reads these files has to change; new lists and fields
  don't change it.
- \`asOf\` is when you asked. What you do while Kubedrill writes the file can be in it.
- Times are ISO 8601 in UTC. Dates are \`YYYY-MM-DD\`.
- While a question is open in one of your teams, the file doesn't say if your answers to it were right. Export again after it
  closes.
- Not in it: other people's data, the questions themselves, Kubedrill's credentials, and the anonymous marks that
  [deleting](privacy.md#deleting) leaves.

This page is made from the code. \`npx vitest run tests/storage/export -u\` writes it again.
`;

/** docs/privacy-export.md: every list and field. */
export function describeExport(): string {
  return [INTRO, ...lists.map(([name, table]) => describeTable(name, table, "##"))].join("\n");
}

function describeTable(name: string, { section, says, columns }: ExportedTable, level: string): string {
  const fields = Object.entries(columns).flatMap(([column, decision]) =>
    isField(decision)
      ? [
          `| \`${fieldName(column)}\` | ${kinds[decision.as]}${decision.optional || decision.waits ? ", or null" : ""} | ${decision.says} |`,
        ]
      : [],
  );
  const inside = insideOf(name).map(([inner, table]) => ({
    table,
    text: describeTable(inner, table, "###"),
  }));
  const innerFields = inside.map(({ table }) => `| \`${table.section}\` | list | See below. |`);
  return [
    `${level} \`${section}\``,
    "",
    says,
    "",
    "| field | type | meaning |",
    "|---|---|---|",
    ...fields,
    ...innerFields,
    "",
    ...inside.map(({ text }) => text),
  ].join("\n");
}

const kinds = {
  text: "text",
  number: "number",
  flag: "true or false",
  instant: "time",
  json: "list",
} as const;
