// The first row of a CSV file: where each column is, and why a row doesn't fit.

import type { ReportLine } from "../read/page-sections.ts";
import { columns, requiredColumns } from "./csv-columns.ts";
import type { CsvRecord } from "./csv-text.ts";

/** The columns of a CSV file. */
export interface CsvHeader {
  /** Each column's index, from 0. */
  readonly indexes: ReadonlyMap<string, number>;
  /** Number of cells up to the last named one. */
  readonly width: number;
  /** Indexes of unnamed cells before it. */
  readonly unnamed: readonly number[];
}

/** Reads the column names; undefined without any known column. */
export function readHeader({ line, cells }: CsvRecord, report: ReportLine): CsvHeader | undefined {
  const names = cells.map((name) => name.trim().toLowerCase());
  const indexes = new Map<string, number>();
  const unnamed: number[] = [];
  const unknown = new Set<string>();
  const repeated = new Set<string>();
  let width = 0;
  for (const [index, name] of names.entries()) {
    if (name === "") {
      unnamed.push(index);
      continue;
    }
    width = index + 1;
    if (!known.has(name)) unknown.add(name);
    else if (indexes.has(name)) repeated.add(name);
    else indexes.set(name, index);
  }
  if (indexes.size === 0) {
    report(
      line,
      `The first row has no known column: write ${columns.join(", ")} there, separated by commas, semicolons, or tabs.`,
    );
    return undefined;
  }
  if (unknown.size > 0)
    report(
      line,
      `Unknown ${count("column", unknown)}: remove ${unknown.size === 1 ? "it" : "them"}, or use one of ${columns.join(", ")}.`,
    );
  for (const name of repeated) report(line, `A second column "${name}": remove one.`);
  const missing = new Set(requiredColumns.filter((name) => !indexes.has(name)));
  if (missing.size > 0)
    report(
      line,
      `Missing ${count("column", missing)}: add ${missing.size === 1 ? "it" : "them"} to the first row.`,
    );
  return { indexes, width, unnamed: unnamed.filter((index) => index < width) };
}

const known: ReadonlySet<string> = new Set(columns);

const MAX_NAMED = 20;

/** `column "a"`, `columns "a" and "b"`. */
function count(noun: string, names: ReadonlySet<string>): string {
  const shown = [...names].slice(0, MAX_NAMED).map((name) => `"${name.slice(0, 40)}"`);
  const more = names.size - shown.length;
  return `${noun}${names.size === 1 ? "" : "s"} ${listed(more > 0 ? [...shown, `${more} more`] : shown)}`;
}

const listFormat = new Intl.ListFormat("en-US");

/** `a`, `a and b`, `a, b, and c`. */
function listed(words: readonly string[]): string {
  return listFormat.format(words);
}

/** Why a row doesn't fit the header; undefined if it does. Rows with the same problem have the same `kind`. */
export function explainMisfit({ cells, row }: CsvRecord, header: CsvHeader) {
  const filled = cells.findLastIndex((cell) => cell.trim() !== "") + 1;
  const sizes = `Row ${row} has ${filled > header.width ? filled : cells.length} cells, but the first row has ${header.width}`;
  if (filled > header.width)
    return { kind: "long", message: `${sizes}: put quotes around cells that contain the separator.` };
  const stray = header.unnamed.find((index) => (cells[index] ?? "").trim() !== "");
  if (stray !== undefined)
    return {
      kind: `unnamed ${stray}`,
      message: `Row ${row} has text in column ${stray + 1}, which has no name in the first row: name the column or clear the cell.`,
    };
  const missing = alwaysFilled.filter((name) => (header.indexes.get(name) ?? -1) >= cells.length);
  return missing.length === 0
    ? undefined
    : { kind: "short", message: `${sizes}: it ends before ${listed(missing)}. Fill in the missing cells.` };
}

/** Cells that every question fills. Missing columns are already reported. */
const alwaysFilled = requiredColumns.filter((name) => !name.startsWith("correct_"));
