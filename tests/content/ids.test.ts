import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkIds, readIds, updateIds } from "../../src/content/ids.ts";
import { loadContent } from "../../src/content/load.ts";
import { copyExample, exampleFolder, writeProblem } from "./example-copy.ts";

function load(folder: string) {
  const loaded = loadContent(folder);
  if (!loaded.ok) throw new Error(`${folder} does not load`);
  return loaded;
}

const tea = load(exampleFolder).curriculum;
const allOfTea = updateIds([], tea);

/** The problems that content check reports for this ids.txt. */
function reported(text: string): readonly string[] {
  const copy = copyExample();
  copy.write("ids.txt", text);
  const { curriculum, locate } = load(copy.folder);
  return checkIds(readIds(copy.folder) ?? { records: [], problems: [] }, curriculum, locate).map(
    writeProblem,
  );
}

describe("ids.txt", () => {
  it("is optional", () => {
    expect(readIds(exampleFolder)).toBeUndefined();
  });

  it("starts with all concepts and questions, sorted", () => {
    expect(allOfTea.retired).toEqual([]);
    expect(allOfTea.recorded).toHaveLength(tea.concepts.size + tea.questions.size);
    const rows = allOfTea.text.trimEnd().split("\n");
    expect(rows[0]).toMatch(/^# .* None is ever reused\.$/);
    expect(rows.slice(1)).toEqual(rows.slice(1).toSorted());
    expect(rows.slice(1, 6)).toEqual([
      "concept black-tea",
      "concept gongfu",
      "concept green-tea",
      "concept steeping",
      expect.stringMatching(/^question black-tea-/),
    ]);
    expect(reported(allOfTea.text)).toEqual([]);
  });

  it("gets new IDs and keeps removed ones as retired", () => {
    const before = [
      { kind: "concept", id: "gongfu", retired: false },
      { kind: "concept", id: "matcha", retired: false },
      { kind: "question", id: "matcha-old", retired: true },
    ] as const;
    const { text, recorded, retired } = updateIds(before, tea);
    expect(recorded.map(({ id }) => id)).not.toContain("gongfu");
    expect(retired.map(({ id }) => id)).toEqual(["matcha"]);
    expect(text.split("\n").filter((row) => row.includes("matcha"))).toEqual([
      "concept matcha retired",
      "question matcha-old retired",
    ]);
  });

  it("is the same after reading it again, with comments, blank lines, and Windows line endings", () => {
    const copy = copyExample();
    copy.write("ids.txt", `\ufeff# mine\n\n${allOfTea.text}`.replaceAll("\n", "\r\n"));
    const { records, problems } = readIds(copy.folder) ?? { records: [], problems: [] };
    expect(problems).toEqual([]);
    expect(updateIds(records, tea)).toEqual({ text: allOfTea.text, recorded: [], retired: [] });
  });

  it("reports a missing ID at its question or page, with what to do", () => {
    const text = allOfTea.text.replace(/^(concept gongfu|question steeping-tannin)\n/gm, "");
    expect(reported(text)).toEqual([
      'concepts/brewing/gongfu.md:1 The concept "gongfu" isn\'t in ids.txt: run "kubedrill content ids" to record it.',
      'questions/brewing/steeping.yaml:18 The question "steeping-tannin" isn\'t in ids.txt: run "kubedrill content ids" to record it.',
    ]);
  });

  it("reports a reused retired ID at its question or page", () => {
    const text = allOfTea.text.replace(/^(concept gongfu|question steeping-tannin)$/gm, "$1 retired");
    expect(reported(text)).toEqual([
      'concepts/brewing/gongfu.md:1 The concept "gongfu" is retired in ids.txt, and published IDs are never reused: choose another slug.',
      'questions/brewing/steeping.yaml:18 The question "steeping-tannin" is retired in ids.txt, and published IDs are never reused: choose another ID.',
    ]);
  });

  it("can have removed IDs, retired or not", () => {
    expect(reported(`${allOfTea.text}concept matcha\nquestion matcha-old retired\n`)).toEqual([]);
  });

  it("keeps concepts and questions with the same name apart", () => {
    expect(reported(`${allOfTea.text}question gongfu retired\n`)).toEqual([]);
  });

  it("reports malformed lines", () => {
    const rows = allOfTea.text.split("\n").length - 1;
    const record =
      'Not a record: write "concept <slug>" or "question <id>", followed by " retired" if it\'s gone.';
    expect(reported(`${allOfTea.text}<<<<<<< ours\nquestion Foo\nconcept gongfu retired\n`)).toEqual([
      `ids.txt:${rows + 1} ${record}`,
      `ids.txt:${rows + 2} ${record}`,
      `ids.txt:${rows + 3} "concept gongfu" is listed twice: remove one.`,
    ]);
  });

  it("is reported if it can't be read", () => {
    const copy = copyExample();
    copy.write("ids.txt/inner", "");
    expect(readIds(copy.folder)?.problems.map(writeProblem)[0]).toMatch(
      /^ids.txt:1 This file can't be read: EISDIR/,
    );
  });

  it("has every ID of the bundled content", () => {
    const folder = join(import.meta.dirname, "../../content");
    const { curriculum, locate } = load(folder);
    const ids = readIds(folder);
    expect(ids && checkIds(ids, curriculum, locate).map(writeProblem)).toEqual([]);
    const rows = readFileSync(join(folder, "ids.txt"), "utf8").trimEnd().split("\n");
    expect(rows).toEqual(rows.toSorted());
  });
});
