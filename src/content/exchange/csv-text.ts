// Comma-separated values (RFC 4180): strict about quotes, tolerant of what spreadsheets write.
import type { LineProblem } from "../read/page-sections.ts";

/** A record of a CSV file. */
export interface CsvRecord {
  /** Its first line, from 1. */
  readonly line: number;
  /** Its row in a spreadsheet, from 1. A row can have several lines. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** The records that could be read, and the problems of the others. */
export interface CsvReading {
  readonly records: readonly CsvRecord[];
  readonly problems: readonly LineProblem[];
}

/** Writes CSV with quotes where needed and CRLF after each record. The byte order mark makes Excel read UTF-8. */
export function writeCsv(records: readonly (readonly string[])[]): string {
  const cell = (text: string) =>
    /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return `\ufeff${records.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("")}`;
}

/**
 * Reads CSV. A first line such as `sep=;` (from Excel; it isn't a row) names the separator; else it's the most frequent
 * of comma, semicolon, and tab in the first line. Line breaks inside cells become "\n". Skips blank records and those
 * with a problem.
 */
export function readCsv(source: string): CsvReading {
  const text = source.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const [named, separator] = /^"?sep=([^\n\w"])"?[,;\t ]*(?:\n|$)/i.exec(text) ?? [""];
  const delimiter = separator ?? findDelimiter(text);
  const records: CsvRecord[] = [];
  const problems: LineProblem[] = [];
  let offset = named.length;
  let line = separator === undefined ? 1 : 2;
  let row = 0;
  while (offset < text.length) {
    const start = line;
    row += 1;
    const cells: string[] = [];
    let isBroken = false;
    const refuse = (message: string) => {
      if (!isBroken) problems.push({ line, message });
      isBroken = true;
    };
    for (;;) {
      const cell = readCell(text, offset, delimiter);
      if (cell.problem !== undefined) refuse(cell.problem);
      cells.push(cell.text);
      line += text.slice(offset, cell.end).split("\n").length - 1;
      offset = cell.end + 1;
      if (text[cell.end] !== delimiter) break;
    }
    line += 1;
    if (!isBroken && cells.some((cell) => cell.trim() !== "")) records.push({ line: start, row, cells });
  }
  return { records, problems };
}

/** Reads a cell at an offset; `end` is the index of its delimiter or line break, or the end of the text. */
function readCell(text: string, offset: number, delimiter: string) {
  const endOfPlain = (from: number) => {
    let end = from;
    while (end < text.length && text[end] !== delimiter && text[end] !== "\n") end += 1;
    return end;
  };
  if (text[offset] !== '"') {
    const end = endOfPlain(offset);
    const plain = text.slice(offset, end);
    return plain.includes('"')
      ? {
          text: plain,
          end,
          problem: 'A " inside a cell: put quotes around the cell, and write "" for each " inside.',
        }
      : { text: plain, end, problem: undefined };
  }
  const closing = findClosingQuote(text, offset + 1);
  if (closing < 0)
    return { text: "", end: text.length, problem: 'A cell starts with " but never ends: close it with ".' };
  const end = endOfPlain(closing + 1);
  const quoted = text.slice(offset + 1, closing).replaceAll('""', '"');
  return end === closing + 1
    ? { text: quoted, end, problem: undefined }
    : { text: quoted, end, problem: 'Text after a closing ": write "" for a quote inside a cell.' };
}

function findClosingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function findDelimiter(text: string): string {
  const unquoted = (text.split("\n", 1)[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (mark: string) => unquoted.split(mark).length - 1;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
