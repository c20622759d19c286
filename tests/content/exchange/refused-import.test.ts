// An import with problems changes nothing and reports all of them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { planImport } from "../../../src/content/exchange/plan-import.ts";
import { copyExample, writeProblem } from "../example-copy.ts";
import { newer, oolong, reported, time } from "./import-tea.ts";

describe("an import", () => {
  it.each<readonly [string, readonly object[], readonly string[]]>([
    [
      "missing parts",
      [{ id: "steeping-a", concept: "steeping" }],
      [
        "tea.csv:10 difficulty: Missing: add it.",
        "tea.csv:10 explanation: Missing: add it.",
        "tea.csv:10 kubernetes: Missing: add it.",
        "tea.csv:10 options: Missing: add it.",
        "tea.csv:10 sources: Missing: add it.",
        "tea.csv:10 stem: Missing: add it.",
        "tea.csv:10 version: Missing: add it.",
      ],
    ],
    [
      "a missing rationale",
      [{ ...oolong, options: [...oolong.options.slice(1), { text: "Hot", correct: true }] }],
      ["tea.csv:10 options.2.why: Missing: add it."],
    ],
    [
      "a long text in one of two questions",
      [oolong, { ...oolong, id: "steeping-b", hint: "x".repeat(161) }],
      ["tea.csv:20 hint: Too long: 161 characters, limit 160. Remove 1."],
    ],
    [
      "an unknown concept",
      [{ ...oolong, id: "pu-erh-a", concept: "pu-erh" }],
      ['tea.csv:10 concept: Concept "pu-erh" doesn\'t exist: fix the slug or write its page.'],
    ],
    [
      "an ID of another concept",
      [{ ...oolong, id: "gongfu-a" }],
      ['tea.csv:10 id: The ID must start with its concept\'s slug: "steeping-…".'],
    ],
    [
      "an ID used twice",
      [oolong, { ...oolong, stem: "Another?" }],
      ['tea.csv:20 id: A second question "steeping-oolong" (see tea.csv): IDs are never reused.'],
    ],
    [
      "an unlisted host",
      [{ ...oolong, sources: ["https://tea.example.com/"] }],
      [
        'tea.csv:10 sources.0: "tea.example.com" isn\'t in sourceHosts of topics.yaml: use another source or add the host.',
      ],
    ],
    [
      "a changed published question",
      [{ ...time, stem: "How long?" }],
      [
        'tea.csv:10 version: "steeping-time" differs from version 1 in the content: raise the version to 2 and add an entry for version 2 to its changes, or keep the question as it is.',
      ],
    ],
    [
      "a newer version without its change",
      [{ ...newer, changes: [] }],
      ["tea.csv:10 version: Version 2 has no entry in changes: say what it does to old answers."],
    ],
    [
      "a published question under another concept",
      [{ ...newer, concept: "gongfu" }],
      [
        'tea.csv:10 concept: "steeping-time" is about "steeping", which can\'t change: give the new question its own ID.',
        'tea.csv:10 id: The ID must start with its concept\'s slug: "gongfu-…".',
      ],
    ],
  ])("is refused for %s", (_name, values, expected) => {
    expect(reported(copyExample(), ...values)).toEqual(expected);
  });

  it("is refused for an older version, and for lost changes", () => {
    const copy = copyExample();
    const tannin = (version: number, ...changes: readonly object[]) => ({
      ...oolong,
      id: "steeping-tannin",
      version,
      changes,
    });
    const two = { version: 2, effect: "credit", note: "The stem named no code." };
    const three = { version: 3, effect: "void", note: "Two were right." };
    expect(reported(copy, tannin(1))).toEqual([
      'tea.csv:10 version: The content already has version 2 of "steeping-tannin": export it again and change that.',
    ]);
    expect(reported(copy, tannin(3, three))).toEqual([
      "tea.csv:10 changes: Earlier entries are missing or changed: keep them as they are.",
    ]);
    expect(reported(copy, tannin(3, { ...two, note: "Other." }, three))).toHaveLength(1);
    expect(reported(copy, tannin(3, two, three))).toEqual([]);
  });

  it("reports problems with its format, its questions, and the content together", () => {
    const copy = copyExample();
    copy.replace("questions/leaves/green-tea.yaml", "difficulty: ", "difficulty: 7 # was ");
    copy.write("questions/stray.yaml", "");
    const questions = [
      { value: { ...oolong, difficulty: 9 }, place: () => ({ line: 3, name: "difficulty" }) },
    ];
    const planned = planImport(copy.folder, "tea.csv", {
      questions,
      problems: [{ line: 8, message: "Odd." }],
    });
    expect(planned.ok ? [] : planned.problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
      "questions/leaves/green-tea.yaml:4",
      "questions/stray.yaml:1",
      "tea.csv:3",
      "tea.csv:8",
    ]);
  });

  it("doesn't repeat what the format reported", () => {
    const { folder } = copyExample();
    const { explanation: _explanation, ...silent } = oolong;
    const questions = [{ value: silent, place: () => undefined }];
    const planned = planImport(folder, "tea.csv", {
      questions,
      problems: [{ line: 1, message: "No column." }],
    });
    expect(planned.ok ? [] : planned.problems.map(writeProblem)).toEqual(["tea.csv:1 No column."]);
  });

  it("is refused for retired IDs, and for an ids.txt that can't be read", () => {
    const copy = copyExample();
    copy.write("ids.txt", "question steeping-oolong retired\nconcept steeping retired\n");
    expect(reported(copy, oolong)).toEqual([
      'tea.csv:10 id: "steeping-oolong" was the ID of a removed question: choose another.',
    ]);
    copy.write("ids.txt", "concept steeping-oolong retired\n");
    expect(reported(copy, oolong)).toEqual([]);
    copy.write("ids.txt", "<<<<<<< ours\n");
    expect(reported(copy, oolong)[0]).toMatch(/^ids.txt:1 Not a record/);
  });

  it.each([
    ["a list in another format", flow],
    ["an indented list", (text: string) => text.replace(/^(?=.)/gm, "  ")],
  ])("is refused if the questions' file is %s", (_name, change) => {
    const copy = copyExample();
    const file = "questions/brewing/steeping.yaml";
    copy.write(file, change(readFileSync(join(copy.folder, file), "utf8")));
    expect(copy.problems()).toEqual([]);
    expect(reported(copy, oolong)).toEqual([
      `${file}:1 Questions can't be added to this file: start each question with "- id:" at the beginning of a line.`,
    ]);
    expect(reported(copy, newer)).toHaveLength(1);
  });
});

/** The same questions as JSON, which is also YAML. */
function flow(text: string): string {
  return JSON.stringify(parse(text));
}
