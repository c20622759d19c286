import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { ImportedQuestion } from "../../../src/content/exchange/exchange.ts";
import { planImport } from "../../../src/content/exchange/plan-import.ts";
import { loadContent } from "../../../src/content/load.ts";
import { copyExample, type ExampleCopy, writeProblem } from "../example-copy.ts";

/** A question about tea that fits; `overrides` says what a test is about. */
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

/** As it stands in the example's file. */
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

/** Imports questions that stand at lines 10, 20, 30… of tea.csv. */
function plan({ folder }: ExampleCopy, ...values: readonly object[]) {
  const questions = values.map(
    (value, index): ImportedQuestion => ({
      value: { ...value },
      place: (path) => ({ line: 10 * (index + 1), name: path.join(".") }),
    }),
  );
  return planImport(folder, "tea.csv", { questions, problems: [] });
}

function told(copy: ExampleCopy, ...values: readonly object[]): readonly string[] {
  const planned = plan(copy, ...values);
  return planned.ok ? [] : planned.problems.map(writeProblem);
}

describe("an import", () => {
  it("puts new questions below the others, whose text stays as it is", () => {
    const copy = copyExample();
    const file = "questions/brewing/steeping.yaml";
    copy.replace(file, "  difficulty: 1\n", "  difficulty: 1 # everybody knows\n");
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

  it("begins a file for a concept that has none", () => {
    const copy = copyExample();
    const planned = plan(copy, { ...oolong, id: "gongfu-oolong", concept: "gongfu" });
    const [file] = planned.ok ? planned.files : [];
    expect(file?.file).toBe("questions/brewing/gongfu.yaml");
    expect(file?.text).toMatch(/^- id: gongfu-oolong\n/);
    copy.write(file?.file ?? "", file?.text ?? "");
    const loaded = loadContent(copy.folder);
    expect(loaded.ok && loaded.curriculum.questions.has("gongfu-oolong")).toBe(true);
  });

  it("leaves alone what is there already", () => {
    expect(plan(copyExample(), time)).toEqual({
      ok: true,
      added: [],
      replaced: [],
      same: ["steeping-time"],
      files: [],
    });
  });

  it("puts a newer version into the place of the older one, and keeps what stands around it", () => {
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

  it("keeps the line ends of Windows where a file has them", () => {
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
      "a rationale that is missing",
      [{ ...oolong, options: [...oolong.options.slice(1), { text: "Hot", correct: true }] }],
      ["tea.csv:10 options.2.why: Missing: add it."],
    ],
    [
      "something too long, in one of two questions",
      [oolong, { ...oolong, id: "steeping-b", hint: "x".repeat(161) }],
      ["tea.csv:20 hint: Too long: 161 characters, at most 160. Take out 1."],
    ],
    [
      "an unknown concept",
      [{ ...oolong, id: "pu-erh-a", concept: "pu-erh" }],
      ['tea.csv:10 concept: There is no concept "pu-erh": correct the slug or write its page.'],
    ],
    [
      "an id of another concept",
      [{ ...oolong, id: "gongfu-a" }],
      ['tea.csv:10 id: The id begins with its concept\'s slug: "steeping-…".'],
    ],
    [
      "one id twice",
      [oolong, { ...oolong, stem: "Another?" }],
      ['tea.csv:20 id: A second question "steeping-oolong" (see tea.csv): ids are never reused.'],
    ],
    [
      "an unlisted host",
      [{ ...oolong, sources: ["https://tea.example.com/"] }],
      [
        'tea.csv:10 sources.0: "tea.example.com" is not in sourceHosts of topics.yaml: use another source or add the host.',
      ],
    ],
    [
      "a published question, altered",
      [{ ...time, stem: "How long?" }],
      [
        'tea.csv:10 version: "steeping-time" differs from version 1 in the content: raise the version to 2 and add an entry of version 2 to its changes, or leave the question as it is.',
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
        'tea.csv:10 concept: "steeping-time" is a question about "steeping" and stays one: give the new question an id of its own.',
        'tea.csv:10 id: The id begins with its concept\'s slug: "gongfu-…".',
      ],
    ],
  ])("is refused for %s", (_name, values, expected) => {
    expect(told(copyExample(), ...values)).toEqual(expected);
  });

  it("is refused for a version that is older, or that has lost its past", () => {
    const copy = copyExample();
    const tannin = (version: number, ...changes: readonly object[]) => ({
      ...oolong,
      id: "steeping-tannin",
      version,
      changes,
    });
    const two = { version: 2, effect: "credit", note: "The stem named no code." };
    const three = { version: 3, effect: "void", note: "Two were right." };
    expect(told(copy, tannin(1))).toEqual([
      'tea.csv:10 version: The content has version 2 of "steeping-tannin": export it again and change that.',
    ]);
    expect(told(copy, tannin(3, three))).toEqual([
      "tea.csv:10 changes: Earlier entries are missing or differ: keep them as they are.",
    ]);
    expect(told(copy, tannin(3, { ...two, note: "Other." }, three))).toHaveLength(1);
    expect(told(copy, tannin(3, two, three))).toEqual([]);
  });

  it("tells its form, its questions and the content's own problems all at once", () => {
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

  it("does not tell again what the format has told", () => {
    const { folder } = copyExample();
    const { explanation: _explanation, ...silent } = oolong;
    const questions = [{ value: silent, place: () => undefined }];
    const planned = planImport(folder, "tea.csv", {
      questions,
      problems: [{ line: 1, message: "No column." }],
    });
    expect(planned.ok ? [] : planned.problems.map(writeProblem)).toEqual(["tea.csv:1 No column."]);
  });

  it("is refused for ids that are retired, and for an ids.txt that cannot be read", () => {
    const copy = copyExample();
    copy.write("ids.txt", "question steeping-oolong retired\nconcept steeping retired\n");
    expect(told(copy, oolong)).toEqual([
      'tea.csv:10 id: "steeping-oolong" was the id of a question that is gone: choose another.',
    ]);
    copy.write("ids.txt", "concept steeping-oolong retired\n");
    expect(told(copy, oolong)).toEqual([]);
    copy.write("ids.txt", "<<<<<<< ours\n");
    expect(told(copy, oolong)[0]).toMatch(/^ids.txt:1 Not a record/);
  });

  it.each([
    ["a list of another form", flow],
    ["an indented list", (text: string) => text.replace(/^(?=.)/gm, "  ")],
  ])("is refused where the questions' file is %s", (_name, change) => {
    const copy = copyExample();
    const file = "questions/brewing/steeping.yaml";
    copy.write(file, change(readFileSync(join(copy.folder, file), "utf8")));
    expect(copy.problems()).toEqual([]);
    expect(told(copy, oolong)).toEqual([
      `${file}:1 Questions cannot be added to this file: begin each with "- id:" at the line's begin.`,
    ]);
    expect(told(copy, newer)).toHaveLength(1);
  });
});

/** The same questions as JSON, which is YAML too. */
function flow(text: string): string {
  return JSON.stringify(parse(text));
}
