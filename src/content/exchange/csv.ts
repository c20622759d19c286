// A question a row, both ways, without loss: for spreadsheets.
import type { Curriculum, Question } from "../../core/model.ts";
import type { Path } from "../read/problem.ts";
import { columns, guardCell, requiredColumns, unguardCell } from "./csv-columns.ts";
import { type CsvRecord, readCsv, writeCsv } from "./csv-text.ts";
import {
  type ExchangeFormat,
  type ImportedQuestion,
  type ImportReading,
  present,
  readNumber,
} from "./exchange.ts";

export const csv: ExchangeFormat = { title: "CSV", read: readQuestions, write: writeQuestions };

function writeQuestions({ questions }: Curriculum): string {
  const rows = [...questions.values()].map((question) => {
    const cells = cellsOf(question);
    return columns.map((column) => guardCell(cells[column] ?? ""));
  });
  return writeCsv([columns, ...rows]);
}

function cellsOf({
  options,
  code,
  sources,
  changes,
  ...question
}: Question): Readonly<Record<string, string>> {
  return {
    id: question.id,
    version: String(question.version),
    concept: question.concept,
    difficulty: String(question.difficulty),
    stem: question.stem,
    code_language: code?.language ?? "",
    code: code?.text ?? "",
    ...Object.fromEntries(
      options.flatMap(({ text, correct, why, concept }, index) => [
        [`text_${index + 1}`, text],
        [`correct_${index + 1}`, correct ? "yes" : ""],
        [`why_${index + 1}`, why],
        [`concept_${index + 1}`, concept ?? ""],
      ]),
    ),
    explanation: question.explanation,
    hint: question.hint ?? "",
    sources: sources.join("\n"),
    kubernetes: question.kubernetes,
    changes: changes.map(({ version, effect, note }) => `${version} ${effect}: ${note}`).join("\n"),
  };
}

function readQuestions(text: string): ImportReading {
  const { records, problems: malformed } = readCsv(text);
  const [header, ...rows] = records;
  if (header === undefined)
    return {
      questions: [],
      problems:
        malformed.length > 0
          ? malformed
          : [{ line: 1, message: "The file is empty: its first line names the columns." }],
    };
  const problems = [...malformed];
  const report = (line: number, message: string) => problems.push({ line, message });
  const names = header.cells.map((name) => name.trim().toLowerCase());
  for (const [index, name] of names.entries())
    if (!columns.includes(name))
      report(header.line, `Unknown column "${name}": remove it, or use one of ${columns.join(", ")}.`);
    else if (names.indexOf(name) < index) report(header.line, `A second column "${name}": remove one.`);
  for (const name of requiredColumns)
    if (!names.includes(name)) report(header.line, `There is no column "${name}": add it to the first line.`);
  if (rows.length === 0 && malformed.length === 0)
    report(header.line, "There is no question in this file: write one a row below the columns.");

  const questions = rows.flatMap((record) => {
    const { line, row, cells } = record;
    if (cells.length === names.length) return [readRow(record, names)];
    report(
      line,
      `Row ${row} has ${cells.length} cells, the first one ${names.length}: put cells that hold the separator between quotes.`,
    );
    return [];
  });
  return { questions, problems };
}

function readRow({ line, row, cells }: CsvRecord, names: readonly string[]): ImportedQuestion {
  const raw = (name: string) => unguardCell(cells[names.indexOf(name)] ?? "");
  const cell = (name: string) => raw(name).trim();
  const numbers = [1, 2, 3, 4].filter((number) =>
    ["text", "correct", "why", "concept"].some((part) => cell(`${part}_${number}`) !== ""),
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
        correct: readMark(cell(`correct_${number}`)),
        why: cell(`why_${number}`),
        concept: cell(`concept_${number}`),
      }),
    ),
    explanation: cell("explanation"),
    hint: cell("hint"),
    sources: cell("sources") === "" ? undefined : cell("sources").split(/\s+/),
    kubernetes: cell("kubernetes"),
    changes: cell("changes")
      .split("\n")
      .filter((change) => change.trim() !== "")
      .map(readChange),
  });
  const place = (path: Path) => {
    const column = columnOf(path, numbers);
    const isTold = requiredColumns.includes(column) && !names.includes(column);
    return isTold ? undefined : { line, name: column === "" ? `row ${row}` : `row ${row}, ${column}` };
  };
  return { value, place };
}

/** The column of a part; `numbers` are those of the options that the row has. */
function columnOf(path: Path, numbers: readonly number[]): string {
  const [key, index, inner] = path.map(String);
  if (key === undefined) return "";
  if (key === "code") return index === "language" ? "code_language" : "code";
  if (key === "options")
    return index === undefined
      ? 'options ("yes" in correct_1 … correct_4)'
      : `${inner ?? "text"}_${numbers[Number(index)]}`;
  return key === "changes" ? "changes (2 credit: why, one a line)" : key;
}

/** What people write for yes and no; else the text, for the schema to complain about. */
function readMark(cell: string): boolean | string {
  const word = cell.toLowerCase();
  if (["yes", "true", "1", "x"].includes(word)) return true;
  return ["", "no", "false", "0"].includes(word) ? false : cell;
}

function readChange(text: string): unknown {
  const [, version, effect, note] = /^\s*(\d+) (\w+): (.*)$/.exec(text) ?? [];
  return version === undefined ? text.trim() : { version: Number(version), effect, note: note?.trim() };
}
