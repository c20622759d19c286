// CSV as spreadsheets in many countries save it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { csv } from "../../../src/content/exchange/csv.ts";
import { columns } from "../../../src/content/exchange/csv-columns.ts";
import { readCsv, writeCsv } from "../../../src/content/exchange/csv-text.ts";
import { decodeText } from "../../../src/content/exchange/decode-text.ts";
import { planImport } from "../../../src/content/exchange/plan-import.ts";
import { loadContent } from "../../../src/content/load.ts";
import { root } from "../../support/kubedrill-process.ts";
import { writeProblem } from "../example-copy.ts";

const folder = join(root, "content");
const loaded = loadContent(folder);
if (!loaded.ok) throw new Error("The content doesn't load.");
const exported = csv.write(loaded.curriculum);
const ids = [...loaded.curriculum.questions.keys()];

const openCase = (name: string) => readFileSync(join(import.meta.dirname, "cases", `${name}.csv`), "utf8");

/** The problems of importing a file into the content. */
function reported(text: string): readonly string[] {
  const plan = planImport(folder, "x.csv", csv.read(text));
  return plan.ok ? [] : plan.problems.map(writeProblem);
}

/** The export with each row changed; the first is the header. */
function reshape(change: (cells: readonly string[], row: number) => readonly string[]): string {
  return writeCsv(readCsv(exported).records.map(({ cells }, index) => change(cells, index)));
}

const marksChanged = (words: (mark: string) => string) =>
  reshape((cells, row) =>
    cells.map((cell, index) =>
      row > 0 && columns[index]?.startsWith("correct_") === true ? words(cell) : cell,
    ),
  );

describe("CSV from a spreadsheet", () => {
  it.each(["rows-without-empty-end", "sep-line-semicolon"])("is read correctly: %s", (name) => {
    const { questions, problems } = csv.read(openCase(name));
    expect(problems).toEqual([]);
    expect(questions[0]?.value).toMatchObject({
      id: "pod-ip-of-spreadsheet-one",
      options: [{ correct: false }, { correct: false }, { correct: true }, { correct: false }],
      kubernetes: "1.37",
      changes: [],
    });
    expect(reported(openCase(name))).toEqual([]);
  });

  it.each<readonly [string, string]>([
    [
      "empty cells missing at the end",
      reshape((cells) => cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1)),
    ],
    ["empty cells added at the end", reshape((cells) => [...cells, "", "", ""])],
    ["an empty column in the middle", reshape((cells) => [...cells.slice(0, 3), "", ...cells.slice(3)])],
    ["a line that names the separator", exported.replace("\ufeff", "\ufeffsep=,\r\n")],
    ["the same without a byte order mark, in quotes", exported.replace("\ufeff", '"sep=,"\n')],
    [
      "a tab as the named separator",
      `SEP=\t\n${writeCsv(readCsv(exported).records.map(({ cells }) => cells))
        .slice(1)
        .replace(/"(?:[^"]|"")*"|,/g, (part) => (part === "," ? "\t" : part))}`,
    ],
    [
      "a bar as the named separator",
      `sep=|\r\n${exported.slice(1).replace(/"(?:[^"]|"")*"|[^,"\r\n]*\|[^,"\r\n]*|,/g, (part) => (part === "," ? "|" : part.includes("|") && !part.startsWith('"') ? `"${part}"` : part))}`,
    ],
    ["German booleans", marksChanged((mark) => (mark === "yes" ? "WAHR" : "FALSCH"))],
    ["French booleans", marksChanged((mark) => (mark === "yes" ? "VRAI" : "FAUX"))],
    ["Spanish booleans", marksChanged((mark) => (mark === "yes" ? "VERDADERO" : "FALSO"))],
    ["Turkish booleans", marksChanged((mark) => (mark === "yes" ? "DOĞRU" : "YANLIŞ"))],
    ["check marks and crosses", marksChanged((mark) => (mark === "yes" ? "✔️" : "✗"))],
    ["an x", marksChanged((mark) => (mark === "yes" ? " X " : ""))],
    ["yes in Italian", marksChanged((mark) => (mark === "yes" ? "Sì" : "no"))],
    [
      "texts inside formulas",
      reshape((cells, row) =>
        cells.map((cell) => (row > 0 && /^\d+\.\d+$/.test(cell) ? `="${cell}"` : cell)),
      ),
    ],
    [
      "a decimal comma",
      reshape((cells, row) =>
        cells.map((cell) => (row > 0 && /^1\.\d\d$/.test(cell) ? cell.replace(".", ",") : cell)),
      ),
    ],
  ])("restores the whole bank: %s", (_name, text) => {
    expect(planImport(folder, "x.csv", csv.read(text))).toMatchObject({ ok: true, files: [], same: ids });
  });

  it("counts rows as a spreadsheet does, and lines as an editor does", () => {
    const [record] = readCsv("sep=;\r\na;b\r\n1;2").records.slice(1);
    expect(record).toEqual({ line: 3, row: 2, cells: ["1", "2"] });
  });

  it.each(["sep=", "sep=ab", "sep=1", "separator=;"])("doesn't read %s as a separator", (line) => {
    expect(readCsv(`${line}\na;b`).records[0]?.cells.join(";")).toBe(line);
  });
});

describe("a problem in a spreadsheet", () => {
  const header = columns.join(",");
  const cells: Readonly<Record<string, string>> = {
    concept: "pod-ip",
    difficulty: "2",
    stem: "Which?",
    text_1: "a",
    correct_1: "yes",
    why_1: "A",
    text_2: "b",
    why_2: "B",
    text_3: "c",
    why_3: "C",
    explanation: "E",
    sources: "https://kubernetes.io/docs/",
    kubernetes: "1.37",
  };
  const rows = (count: number, more: Readonly<Record<string, string>>) =>
    [
      header,
      ...Array.from({ length: count }, (_, index) =>
        columns
          .map((name) => (name === "id" ? `pod-ip-new-${index}` : (more[name] ?? cells[name] ?? "")))
          .join(","),
      ),
    ].join("\n");

  it("is the only one, because the base row is valid", () => {
    expect(reported(rows(3, {}))).toEqual([]);
  });

  it.each<readonly [string, string, readonly string[]]>([
    [
      "a word that is neither yes nor no",
      rows(300, { correct_1: "tick", correct_2: "cross" }),
      [
        'x.csv:2 row 2, correct_1: "tick" is neither yes nor no: write yes for the right option, and leave the others empty. The same in 299 more.',
        'x.csv:2 row 2, correct_2: "cross" is neither yes nor no: write yes for the right option, and leave the others empty. The same in 299 more.',
      ],
    ],
    [
      "rows that are too short",
      rows(40, {}).replace(/^(pod.*?,Which\?).*$/gm, "$1"),
      [
        "x.csv:2 Row 2 has 5 cells, but the first row has 28: it ends before text_1, why_1, text_2, why_2, text_3, why_3, explanation, sources, and kubernetes. Fill in the missing cells. The same in rows 3, 4, 5, 6, 7, 8, 9, 10 and 31 more.",
      ],
    ],
    [
      "separators in cells",
      rows(3, { explanation: "a,b,c" }),
      [
        "x.csv:2 Row 2 has 29 cells, but the first row has 28: put quotes around cells that contain the separator. The same in rows 3, 4.",
      ],
    ],
    [
      "the same cell in many rows",
      rows(12, { kubernetes: "v1.37" }),
      [
        "x.csv:2 row 2, kubernetes: Not a version: write it as 1.37, in a text column, without v or patch number. The same in rows 3, 4, 5, 6, 7, 8, 9, 10 and 3 more.",
      ],
    ],
    [
      "no right option",
      rows(1, { correct_1: "" }),
      [
        'x.csv:2 row 2, options ("yes" in correct_1 … correct_4): No option is right: write yes for one of them.',
      ],
    ],
    [
      "a malformed change",
      rows(1, { changes: "new" }),
      ['x.csv:2 row 2, changes (2 credit: why, one per line): Not a change: write it as "2 credit: why".'],
    ],
    [
      "a line break in a text",
      rows(1, { stem: '"a\nb"' }),
      ["x.csv:2 row 2, stem: Contains a line break or an invisible character: write it on one line."],
    ],
    [
      "no header",
      rows(3, {}).slice(header.length + 1),
      [
        `x.csv:1 The first row has no known column: write ${columns.join(", ")} there, separated by commas, semicolons, or tabs.`,
      ],
    ],
    [
      "several columns missing",
      rows(2, {}).replace("why_1", "reason_1").replace("why_2", "reason_2"),
      [
        'x.csv:1 Missing columns "why_1" and "why_2": add them to the first row.',
        `x.csv:1 Unknown columns "reason_1" and "reason_2": remove them, or use one of ${columns.join(", ")}.`,
      ],
    ],
    [
      "text in a column without a name",
      rows(2, {}).replace("concept,", ",").replace("pod-ip,2", "pod-ip,2"),
      [
        'x.csv:1 Missing column "concept": add it to the first row.',
        "x.csv:2 Row 2 has text in column 3, which has no name in the first row: name the column or clear the cell. The same in row 3.",
      ],
    ],
  ])("is reported once, in CSV terms: %s", (_name, text, expected) => {
    expect(reported(text)).toEqual(expected);
  });
});

describe("a file's bytes", () => {
  const utf16 = (text: string, swap = false) => {
    const bytes = Buffer.from(text, "utf16le");
    return swap ? bytes.swap16() : bytes;
  };
  it.each<readonly [string, Uint8Array]>([
    ["UTF-8", Buffer.from("id;é\n")],
    ["UTF-8 with a byte order mark", Buffer.from("\ufeffid;é\n")],
    ["UTF-16, as Excel's Unicode text", utf16("\ufeffid;é\n")],
    ["big-endian UTF-16", utf16("\ufeffid;é\n", true)],
    ["UTF-16 without a byte order mark", utf16("id;stem;text\n1;é;b\n")],
    ["big-endian UTF-16 without a byte order mark", utf16("id;stem;text\n1;é;b\n", true)],
  ])("are decoded: %s", (_name, bytes) => {
    const decoded = decodeText(bytes);
    expect(decoded.ok && decoded.text).toMatch(/^id;(é|stem;text\n1;é;b)\n$/);
  });

  it.each<readonly [string, Uint8Array, number, RegExp]>([
    ["Windows-1252", Buffer.from("id\nx\ncaf\xe9", "latin1"), 3, /^This file isn't UTF-8: save it as UTF-8/],
    ["UTF-16 cut in the middle", utf16("\ufeffid").subarray(0, 5), 1, /^This file isn't UTF-8/],
    [
      "a workbook",
      Buffer.from("PK\x03\x04xl/workbook.xml"),
      1,
      /^This is a workbook, not a text file: .*"CSV UTF-8"/,
    ],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 1, /^This is a workbook/],
    ["a picture", Buffer.from("GIF89a\x01\0\x01\0"), 1, /^This file contains binary data/],
  ])("are refused: %s", (_name, bytes, line, message) => {
    expect(decodeText(bytes)).toEqual({ ok: false, line, message: expect.stringMatching(message) });
  });
});
