import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { ImportedQuestion } from "../../../src/content/exchange/exchange.ts";
import { planImport } from "../../../src/content/exchange/plan-import.ts";
import { loadContent } from "../../../src/content/load.ts";
import { copyExample, type ExampleCopy, writeProblem } from "../example-copy.ts";

/** A valid question about tea. */
const oolong = {
  id: "steeping-oolong",
  version: 1,
  concept: "steeping",
  difficulty: 2,
  stem: "How hot is water for oolong?",
  options: [
    { text: "Near boiling", correct: true, why: "Rolled leaves open in heat." },
    { text: "Lukewarm", why: "Green tea misleads here." },
    { text: "Ice cold", why: "Cold brew takes hours." },
  ],
  explanation: "Rolled leaves want heat.",
  sources: ["https://example.org/oolong"],
  kubernetes: "1.0",
};

/** As in the example's file. */
const time = {
  id: "steeping-time",
  version: 1,
  concept: "steeping",
  difficulty: 1,
  stem: "How long are leaves left in a mug?",
  options: [
    { text: "Some minutes", correct: true, why: "That is how it is done." },
    { text: "Some hours", why: "A common belief, but the leaf does not work that way." },
    { text: "Some seconds", why: "It sounds likely, and is another craft altogether." },
  ],
  explanation: "One fact, said plainly.",
  sources: ["https://en.wikipedia.org/wiki/Tea"],
  kubernetes: "1.0",
};

const newer = { ...time, version: 2, changes: [{ version: 2, effect: "keep", note: "Clearer." }] };

/** Imports questions from lines 10, 20, 30… of tea.csv. */
function plan({ folder }: ExampleCopy, ...values: readonly object[]) {
  const questions = values.map(
    (value, index): ImportedQuestion => ({
      value: { ...value },
      place: (path) => ({ line: 10 * (index + 1), name: path.join(".") }),
    }),
  );
  return planImport(folder, "tea.csv", { questions, problems: [] });
}

function reported(copy: ExampleCopy, ...values: readonly object[]): readonly string[] {
  const planned = plan(copy, ...values);
  return planned.ok ? [] : planned.problems.map(writeProblem);
}

describe("an import", () => {
  it("adds new questions below the others, whose text stays unchanged", () => {
    const copy = copyExample();
    const file = "questions/brewing/steeping.yaml";
    copy.replace(file, "  difficulty: 1\n", "  difficulty: 1 # everyone knows\n");
    const before = readFileSync(join(copy.folder, file), "utf8");
    const code = { language: "bash", text: "boil\n\n  pour" };
    expect(plan(copy, { ...oolong, code, hint: 'Say "hot".' })).toEqual({
      ok: true,
      added: ["steeping-oolong"],
      replaced: [],
      same: [],
      files: [
        {
          file,
          text: `${before}
- id: steeping-oolong
  version: 1
  concept: steeping
  difficulty: 2
  stem: How hot is water for oolong?
  code:
    language: bash
    text: |
      boil

        pour
  options:
    - text: Near boiling
      correct: true
      why: Rolled leaves open in heat.
    - text: Lukewarm
      why: Green tea misleads here.
    - text: Ice cold
      why: Cold brew takes hours.
  explanation: Rolled leaves want heat.
  hint: Say "hot".
  sources: [https://example.org/oolong]
  kubernetes: "1.0"
`,
        },
      ],
    });
  });

  it("creates a file for a concept without one", () => {
    const copy = copyExample();
    const planned = plan(copy, { ...oolong, id: "gongfu-oolong", concept: "gongfu" });
    const [file] = planned.ok ? planned.files : [];
    expect(file?.file).toBe("questions/brewing/gongfu.yaml");
    expect(file?.text).toMatch(/^- id: gongfu-oolong\n/);
    copy.write(file?.file ?? "", file?.text ?? "");
    const loaded = loadContent(copy.folder);
    expect(loaded.ok && loaded.curriculum.questions.has("gongfu-oolong")).toBe(true);
  });

  it("skips unchanged questions", () => {
    expect(plan(copyExample(), time)).toEqual({
      ok: true,
      added: [],
      replaced: [],
      same: ["steeping-time"],
      files: [],
    });
  });

  it("keeps the siblings of a question that it replaces, because the formats don't have them", () => {
    const copy = copyExample();
    const file = "questions/brewing/steeping.yaml";
    copy.replace(file, "- id: steeping-time\n", "- id: steeping-time\n  siblings: [steeping-tannin]\n");
    copy.replace(file, "- id: steeping-tannin\n", "- id: steeping-tannin\n  siblings: [steeping-time]\n");
    const planned = plan(copy, newer);
    copy.write(file, (planned.ok && planned.files[0]?.text) || "");
    const loaded = loadContent(copy.folder);
    expect(loaded.ok && loaded.curriculum.questions.get("steeping-time")).toMatchObject({
      version: 2,
      siblings: ["steeping-tannin"],
    });
  });

  it("replaces the older version with a newer one, and keeps the text around it", () => {
    const copy = copyExample();
    const file = "questions/brewing/steeping.yaml";
    copy.replace(file, "\n- id: steeping-tannin", "# the harder one\n\n- id: steeping-tannin");
    const before = readFileSync(join(copy.folder, file), "utf8");
    const planned = plan(copy, newer);
    expect(planned).toMatchObject({ added: [], replaced: ["steeping-time"], same: [] });
    const changes = "  changes:\n    - version: 2\n      effect: keep\n      note: Clearer.\n";
    const changed = before
      .replace("version: 1", "version: 2")
      .replace("# the harder one\n", (comment) => changes + comment);
    expect(planned.ok && planned.files).toEqual([{ file, text: changed }]);
  });

  it("keeps Windows line endings", () => {
    const copy = copyExample();
    const file = "questions/brewing/steeping.yaml";
    copy.write(file, readFileSync(join(copy.folder, file), "utf8").replaceAll("\n", "\r\n"));
    const planned = plan(copy, oolong);
    expect(planned.ok && planned.files[0]?.text.match(/[^\r]\n/)).toBeNull();
  });

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
