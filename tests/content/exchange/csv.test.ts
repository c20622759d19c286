import { describe, expect, it } from "vitest";
import { csv } from "../../../src/content/exchange/csv.ts";
import { columns } from "../../../src/content/exchange/csv-columns.ts";
import { readCsv, writeCsv } from "../../../src/content/exchange/csv-text.ts";
import { makeQuestion } from "../../support/make-question.ts";
import { curriculumOf } from "./any-question.ts";

const cellsOf = (text: string) => readCsv(text).records.map(({ cells }) => cells);

describe("comma-separated values", () => {
  it.each([
    [
      "commas",
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "semicolons",
      'a;b\n"1,5";2',
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    [
      "tabs",
      "a\tb\n1\t2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "commas in quoted names",
      '"a;b;c",d\n1,2',
      [
        ["a;b;c", "d"],
        ["1", "2"],
      ],
    ],
    ["a byte order mark", "\ufeffa,b\n", [["a", "b"]]],
    [
      "Windows line endings",
      'a,b\r\n1,"2\r\n3"\r\n',
      [
        ["a", "b"],
        ["1", "2\n3"],
      ],
    ],
    [
      "old Mac line endings",
      "a,b\r1,2\r",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ["doubled quotes", '"a ""b"" c",""', [['a "b" c', ""]]],
    [
      "empty cells",
      "a,,\n,,1",
      [
        ["a", "", ""],
        ["", "", "1"],
      ],
    ],
    [
      "blank lines and rows",
      "a,b\n\n,\n1,2\n\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ["nothing", "", []],
  ])("has %s", (_name, text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
    expect(readCsv(text).problems).toEqual([]);
  });

  it("counts lines and rows separately", () => {
    const { records } = readCsv('a,b\n"1\n2\n3",4\n\n5,6');
    expect(records.map(({ line, row }) => [line, row])).toEqual([
      [1, 1],
      [2, 2],
      [6, 4],
    ]);
  });

  it("continues after a malformed cell", () => {
    const { records, problems } = readCsv('a,b\n1"2,3\n"4"5,6\n7,8\n"9,0\n1,2');
    expect(records.map(({ cells }) => cells)).toEqual([
      ["a", "b"],
      ["7", "8"],
    ]);
    expect(problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '2: A " inside a cell: put quotes around the cell, and write "" for each " inside.',
      '3: Text after a closing ": write "" for a quote inside a cell.',
      '5: A cell starts with " but never ends: close it with ".',
    ]);
  });

  it("is written with quotes where needed", () => {
    expect(writeCsv([["a", 'b"c', "d,e", "f\ng", " h", ""]])).toBe('\ufeffa,"b""c","d,e","f\ng"," h",\r\n');
  });
});

/** A file with the required columns and those of the rows. */
function file(...rows: readonly Readonly<Record<string, string>>[]): string {
  return writeCsv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))]);
}

const row = {
  id: "clusterip-9",
  concept: "clusterip",
  difficulty: "2",
  stem: "Which?",
  text_1: "a",
  correct_1: "Yes",
  why_1: "A",
  text_2: "b",
  why_2: "B",
  text_3: "c",
  why_3: "C",
  explanation: "E",
  sources: "https://kubernetes.io/",
  kubernetes: "1.37",
};

describe("questions as CSV", () => {
  it("are written one per row, in documented columns", () => {
    const question = makeQuestion({
      stem: "=1+1 is read how?",
      code: { language: "yaml", text: "- a: 1\n  b: 2" },
      changes: [{ version: 2, effect: "keep", note: "A comma, and more." }],
      version: 2,
    });
    const [header, cells] = cellsOf(csv.write(curriculumOf([question])));
    expect(header).toEqual(columns);
    expect(Object.fromEntries(columns.map((column, index) => [column, cells?.[index]]))).toEqual({
      id: "clusterip-1",
      version: "2",
      concept: "clusterip",
      difficulty: "1",
      stem: "'=1+1 is read how?",
      code_language: "yaml",
      code: "'- a: 1\n  b: 2",
      text_1: "ClusterIP",
      correct_1: "yes",
      why_1: "It gets a virtual IP that exists only inside the cluster.",
      concept_1: "",
      text_2: "NodePort",
      correct_2: "",
      why_2: "It opens a port on every node.",
      concept_2: "nodeport",
      text_3: "LoadBalancer",
      correct_3: "",
      why_3: "It asks the cloud for an external address.",
      concept_3: "",
      text_4: "ExternalName",
      correct_4: "",
      why_4: "It is a DNS alias for a name outside.",
      concept_4: "",
      explanation: "ClusterIP is the default type.",
      hint: "",
      sources: "https://kubernetes.io/docs/concepts/services-networking/service/",
      kubernetes: "1.34",
      changes: "2 keep: A comma, and more.",
    });
  });

  it("are read with many words for yes, with spaces around, and with version 1 by default", () => {
    const { questions, problems } = csv.read(
      file({ ...row, stem: " Which? ", correct_2: "no", correct_3: "FALSE" }),
    );
    expect(problems).toEqual([]);
    expect(questions.map(({ value }) => value)).toEqual([
      {
        id: "clusterip-9",
        version: 1,
        concept: "clusterip",
        difficulty: 2,
        stem: "Which?",
        options: [
          { text: "a", correct: true, why: "A" },
          { text: "b", correct: false, why: "B" },
          { text: "c", correct: false, why: "C" },
        ],
        explanation: "E",
        sources: ["https://kubernetes.io/"],
        kubernetes: "1.37",
        changes: [],
      },
    ]);
  });

  it("can have a gap between options, which keep their columns' numbers", () => {
    const { questions } = csv.read(file({ ...row, text_3: "", why_3: "", text_4: "d" }));
    expect(questions[0]?.value.options).toHaveLength(3);
    expect(questions[0]?.place(["options", 2, "why"])).toEqual({ line: 2, name: "row 2, why_4" });
  });

  it("leave malformed numbers, marks, and changes to the schema", () => {
    const { questions } = csv.read(
      file({ ...row, difficulty: "hard", correct_2: "perhaps", changes: "all new" }),
    );
    expect(questions[0]?.value).toMatchObject({
      difficulty: "hard",
      options: [{}, { correct: "perhaps" }, {}],
      changes: ["all new"],
    });
  });

  it.each([
    ["nothing", "", ["1: The file is empty: write the column names in its first row."]],
    ["no rows", file(), ["1: This file has no questions: write one per row below the column names."]],
    [
      "a missing column",
      file(row).replace("why_2", "hint"),
      ['1: A second column "hint": remove one.', '1: Missing column "why_2": add it to the first row.'],
    ],
    [
      "an unknown column",
      file(row).replace("hint", "hints"),
      ['1: Unknown column "hints": remove it, or use one of'],
    ],
    ["a cell too many", `${file(row).trimEnd()},x\r\n`, ["2: Row 2 has 29 cells, but the first row has 28"]],
    ["a stray quote", `${file(row)}a"b\r\n`, ['3: A " inside a cell']],
  ])("are reported with their line: %s", (_name, text, expected) => {
    const reported = csv.read(text).problems.map(({ line, message }) => `${line}: ${message}`);
    expect(reported).toHaveLength(expected.length);
    for (const [index, begin] of expected.entries()) expect(reported[index]).toContain(begin);
  });

  it("report a missing column once, not for every row", () => {
    const { questions } = csv.read(file(row, row).replace("why_2", "hint"));
    expect(questions.map(({ place }) => place(["options", 1, "why"]))).toEqual([undefined, undefined]);
    expect(questions.map(({ place }) => place(["options", 0, "why"])?.name)).toEqual([
      "row 2, why_1",
      "row 3, why_1",
    ]);
  });
});
