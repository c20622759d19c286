// CSV for spreadsheets, one question per row, in both directions without loss.
import type { Curriculum, Question } from "../../core/model.ts";
import type { ReportLine } from "../read/page-sections.ts";
import { columns, guardCell } from "./csv-columns.ts";
import { alsoIn, groupRows } from "./csv-group.ts";
import { type CsvHeader, explainMisfit, readHeader } from "./csv-header.ts";
import { readRow } from "./csv-row.ts";
import { type CsvRecord, readCsv, writeCsv } from "./csv-text.ts";
import type { ExchangeFormat, ImportReading } from "./exchange.ts";

/** The CSV format. */
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
  const [first, ...rows] = records;
  if (first === undefined)
    return {
      questions: [],
      problems:
        malformed.length > 0
          ? malformed
          : [{ line: 1, message: "The file is empty: write the column names in its first row." }],
    };
  const problems = [...malformed];
  const report: ReportLine = (line, message) => problems.push({ line, message });
  const header = readHeader(first, report);
  if (header === undefined) return { questions: [], problems };
  if (rows.length === 0 && malformed.length === 0)
    report(first.line, "This file has no questions: write one per row below the column names.");

  const fitting = dropMisfits(rows, header, report);
  const questions = fitting.map((record) => readRow(record, header));
  const unknown = Map.groupBy(
    questions.flatMap(({ unknownMarks }) => unknownMarks),
    ({ text }) => text.toLowerCase(),
  );
  for (const [mark, ...others] of unknown.values())
    if (mark !== undefined)
      report(
        mark.line,
        `${mark.cell}: "${mark.text.slice(0, 40)}" is neither yes nor no: write yes for the right option, and leave the others empty.${others.length === 0 ? "" : ` The same in ${others.length} more.`}`,
      );
  return { questions, problems, group: groupRows };
}

/** The rows that fit the header. Reports the others, once per reason. */
function dropMisfits(
  rows: readonly CsvRecord[],
  header: CsvHeader,
  report: ReportLine,
): readonly CsvRecord[] {
  const checked = rows.map((record) => ({ record, misfit: explainMisfit(record, header) }));
  for (const [first, ...others] of Map.groupBy(checked, ({ misfit }) => misfit?.kind).values())
    if (first?.misfit !== undefined)
      report(
        first.record.line,
        first.misfit.message + alsoIn(others.map(({ record }) => String(record.row))),
      );
  return checked.flatMap(({ record, misfit }) => (misfit === undefined ? [record] : []));
}
