// Reads one row of CSV as a question, and knows the column of each part.
import type { Finding, Path } from "../read/problem.ts";
import { requiredColumns, unguardCell } from "./csv-columns.ts";
import type { CsvHeader } from "./csv-header.ts";
import { readMark } from "./csv-marks.ts";
import type { CsvRecord } from "./csv-text.ts";
import { type ImportedQuestion, present, readNumber } from "./exchange.ts";

/** A question from a CSV row. */
export interface CsvQuestion extends ImportedQuestion {
  /** Cells that should say yes or no but say neither. */
  readonly unknownMarks: readonly { readonly line: number; readonly cell: string; readonly text: string }[];
}

/** Reads a row that fits the header. Missing cells at its end are empty. */
export function readRow({ line, row, cells }: CsvRecord, { indexes }: CsvHeader): CsvQuestion {
  const raw = (name: string) => unguardCell(cells[indexes.get(name) ?? -1] ?? "");
  const cell = (name: string) => raw(name).trim();
  const mark = (number: number) => readMark(cell(`correct_${number}`));
  // A "no" alone isn't an option: spreadsheets fill whole columns with it.
  const numbers = [1, 2, 3, 4].filter(
    (number) =>
      mark(number) !== false || ["text", "why", "concept"].some((part) => cell(`${part}_${number}`) !== ""),
  );
  const value = present({
    id: cell("id"),
    version: readNumber(cell("version") || "1"),
    concept: cell("concept"),
    difficulty: cell("difficulty") && readNumber(cell("difficulty")),
    stem: cell("stem"),
    code:
      cell("code") || cell("code_language")
        ? present({ language: cell("code_language"), text: raw("code") })
        : undefined,
    options: numbers.map((number) =>
      present({
        text: cell(`text_${number}`),
        correct: mark(number),
        why: cell(`why_${number}`),
        concept: cell(`concept_${number}`),
      }),
    ),
    explanation: cell("explanation"),
    hint: cell("hint"),
    sources: cell("sources") === "" ? undefined : cell("sources").split(/\s+/),
    // Spreadsheets with a decimal comma turn 1.37 into 1,37.
    kubernetes: cell("kubernetes").replace(/^(\d+),(\d+)$/, "$1.$2"),
    changes: cell("changes")
      .split("\n")
      .filter((change) => change.trim() !== "")
      .map(readChange),
  });
  const unknownMarks = numbers.flatMap((number) => {
    const text = mark(number);
    return typeof text === "string" ? [{ line, cell: `row ${row}, correct_${number}`, text }] : [];
  });
  const isReported = (path: Path, column: string) =>
    (requiredColumns.includes(column) && !indexes.has(column)) ||
    (unknownMarks.length > 0 && path[0] === "options" && [undefined, "correct"].includes(path[2] as string));
  const place = (path: Path) => {
    const column = columnOf(path, numbers);
    if (isReported(path, column)) return undefined;
    return { line, name: column === "" ? `row ${row}` : `row ${row}, ${column}` };
  };
  return { value, place, advise, unknownMarks };
}

/** The column of a part; `numbers` are the numbers of the row's options. */
function columnOf(path: Path, numbers: readonly number[]): string {
  const [key, index, inner] = path.map(String);
  if (key === undefined) return "";
  if (key === "code") return index === "language" ? "code_language" : "code";
  if (key === "options")
    return index === undefined
      ? 'options ("yes" in correct_1 … correct_4)'
      : `${inner ?? "text"}_${numbers[Number(index)]}`;
  return key === "changes" ? "changes (2 credit: why, one per line)" : key;
}

/** Replaces the schema's advice about YAML with advice about spreadsheets. */
function advise({ path, message }: Finding): string {
  const [key] = path;
  if (message.startsWith("Missing")) return message;
  if (key === "kubernetes")
    return "Not a version: write it as 1.37, in a text column, without v or patch number.";
  if (key === "options" && path.length === 1 && message.startsWith("No option"))
    return "No option is right: write yes for one of them.";
  if (key === "changes" && message.startsWith("Expected"))
    return 'Not a change: write it as "2 credit: why".';
  return message.replace(', or fold it with ">-"', "");
}

function readChange(text: string): unknown {
  const [, version, effect, note] = /^\s*(\d+) (\w+): (.*)$/.exec(text) ?? [];
  return version === undefined ? text.trim() : { version: Number(version), effect, note: note?.trim() };
}
