// The first row of a CSV file: which column stands where, and what rows lack that are shorter or longer.
import { columns, requiredColumns } from "./csv-columns.ts";
import type { CsvRecord } from "./csv-text.ts";

export interface CsvHeader {
  /** Where each column stands, from 0. */
  readonly places: ReadonlyMap<string, number>;
  /** Cells up to the last that is named. */
  readonly width: number;
  /** Cells before it that have no name. */
  readonly unnamed: readonly number[];
}

type Report = (line: number, message: string) => void;

/** Undefined where it names no column at all: nothing else makes sense then. */
export function readHeader({ line, cells }: CsvRecord, report: Report): CsvHeader | undefined {
  const names = cells.map((name) => name.trim().toLowerCase());
  const places = new Map<string, number>();
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
    else if (places.has(name)) repeated.add(name);
    else places.set(name, index);
  }
  if (places.size === 0) {
    report(
      line,
      `The first row names no column of a question: write ${columns.join(", ")} there, between commas, semicolons or tabs.`,
    );
    return undefined;
  }
  if (unknown.size > 0)
    report(
      line,
      `Unknown ${count("column", unknown)}: remove ${unknown.size === 1 ? "it" : "them"}, or use one of ${columns.join(", ")}.`,
    );
  for (const name of repeated) report(line, `A second column "${name}": remove one.`);
  const missing = new Set(requiredColumns.filter((name) => !places.has(name)));
  if (missing.size > 0)
    report(
      line,
      `There ${missing.size === 1 ? "is" : "are"} no ${count("column", missing)}: add ${missing.size === 1 ? "it" : "them"} to the first line.`,
    );
  return { places, width, unnamed: unnamed.filter((index) => index < width) };
}

const known: ReadonlySet<string> = new Set(columns);

const MOST_NAMED = 20;

/** `column "a"`, `columns "a" and "b"`. */
function count(noun: string, names: ReadonlySet<string>): string {
  const shown = [...names].slice(0, MOST_NAMED).map((name) => `"${name.slice(0, 40)}"`);
  const more = names.size - shown.length;
  return `${noun}${names.size === 1 ? "" : "s"} ${listed(more > 0 ? [...shown, `${more} more`] : shown)}`;
}

/** `a`, `a and b`, `a, b and c`. */
function listed(words: readonly string[]): string {
  const [last = "", ...others] = words.toReversed();
  return others.length === 0 ? last : `${others.reverse().join(", ")} and ${last}`;
}

/** Why a row can't be read; `kind` is the same for rows that lack the same. Undefined where it fits the header. */
export function explainMisfit({ cells, row }: CsvRecord, header: CsvHeader) {
  const filled = cells.findLastIndex((cell) => cell.trim() !== "") + 1;
  const sizes = `Row ${row} has ${filled > header.width ? filled : cells.length} cells, the first one ${header.width}`;
  if (filled > header.width)
    return { kind: "long", message: `${sizes}: put cells that hold the separator between quotes.` };
  const stray = header.unnamed.find((index) => (cells[index] ?? "").trim() !== "");
  if (stray !== undefined)
    return {
      kind: `unnamed ${stray}`,
      message: `Row ${row} has text in column ${stray + 1}, which has no name in the first row: name it, or empty it.`,
    };
  const missing = alwaysFilled.filter((name) => (header.places.get(name) ?? -1) >= cells.length);
  return missing.length === 0
    ? undefined
    : { kind: "short", message: `${sizes}: it ends before ${listed(missing)}. Fill in the missing cells.` };
}

/** What no question can do without; a column that isn't there is reported already. */
const alwaysFilled = requiredColumns.filter((name) => !name.startsWith("correct_"));
