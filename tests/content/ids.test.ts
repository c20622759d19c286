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

/** What content check says of the ids of a folder that keeps this ids.txt. */
function told(text: string): readonly string[] {
  const copy = copyExample();
  copy.write("ids.txt", text);
  const { curriculum, locate } = load(copy.folder);
  return checkIds(readIds(copy.folder) ?? { records: [], problems: [] }, curriculum, locate).map(
    writeProblem,
  );
}

describe("ids.txt", () => {
  it("need not be kept", () => {
    expect(readIds(exampleFolder)).toBeUndefined();
  });

  it("begins with everything there is, sorted, with its kind", () => {
    expect(allOfTea.retired).toEqual([]);
    expect(allOfTea.recorded).toHaveLength(tea.concepts.size + tea.questions.size);
    const rows = allOfTea.text.trimEnd().split("\n");
    expect(rows[0]).toMatch(/^# .* none is used twice\.$/);
    expect(rows.slice(1)).toEqual(rows.slice(1).toSorted());
    expect(rows.slice(1, 6)).toEqual([
      "concept black-tea",
      "concept gongfu",
      "concept green-tea",
      "concept steeping",
      expect.stringMatching(/^question black-tea-/),
    ]);
    expect(told(allOfTea.text)).toEqual([]);
  });

  it("is added to, and what is gone is retired and stays", () => {
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

  it("is the same after reading it again, with comments, blank lines and the line ends of Windows", () => {
    const copy = copyExample();
    copy.write("ids.txt", `\ufeff# mine\n\n${allOfTea.text}`.replaceAll("\n", "\r\n"));
    const { records, problems } = readIds(copy.folder) ?? { records: [], problems: [] };
    expect(problems).toEqual([]);
    expect(updateIds(records, tea)).toEqual({ text: allOfTea.text, recorded: [], retired: [] });
  });

  it("lacks an id: told at its question or page, with what to do", () => {
    const text = allOfTea.text.replace(/^(concept gongfu|question steeping-tannin)\n/gm, "");
    expect(told(text)).toEqual([
      'concepts/brewing/gongfu.md:1 The concept "gongfu" is not in ids.txt: run "kubedrill content ids" to record it.',
      'questions/brewing/steeping.yaml:18 The question "steeping-tannin" is not in ids.txt: run "kubedrill content ids" to record it.',
    ]);
  });

  it("has an id retired that is used again: told at its question or page", () => {
    const text = allOfTea.text.replace(/^(concept gongfu|question steeping-tannin)$/gm, "$1 retired");
    expect(told(text)).toEqual([
      'concepts/brewing/gongfu.md:1 The concept "gongfu" is retired in ids.txt: what was published once is never reused. Choose another slug.',
      'questions/brewing/steeping.yaml:18 The question "steeping-tannin" is retired in ids.txt: what was published once is never reused. Choose another id.',
    ]);
  });

  it("may have ids that are gone, retired or not yet", () => {
    expect(told(`${allOfTea.text}concept matcha\nquestion matcha-old retired\n`)).toEqual([]);
  });

  it("keeps concepts and questions of one name apart", () => {
    expect(told(`${allOfTea.text}question gongfu retired\n`)).toEqual([]);
  });

  it("is told line by line where it is malformed", () => {
    const rows = allOfTea.text.split("\n").length - 1;
    const record =
      'Not a record: write "concept <slug>" or "question <id>", with " retired" behind what is gone.';
    expect(told(`${allOfTea.text}<<<<<<< ours\nquestion Foo\nconcept gongfu retired\n`)).toEqual([
      `ids.txt:${rows + 1} ${record}`,
      `ids.txt:${rows + 2} ${record}`,
      `ids.txt:${rows + 3} "concept gongfu" stands here twice: remove one.`,
    ]);
  });

  it("is told where it cannot be read", () => {
    const copy = copyExample();
    copy.write("ids.txt/inner", "");
    expect(readIds(copy.folder)?.problems.map(writeProblem)[0]).toMatch(
      /^ids.txt:1 This file cannot be read: EISDIR/,
    );
  });

  it("knows every id of the content that ships", () => {
    const folder = join(import.meta.dirname, "../../content");
    const { curriculum, locate } = load(folder);
    const ids = readIds(folder);
    expect(ids && checkIds(ids, curriculum, locate).map(writeProblem)).toEqual([]);
    const rows = readFileSync(join(folder, "ids.txt"), "utf8").trimEnd().split("\n");
    expect(rows).toEqual(rows.toSorted());
  });
});
