import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadContent } from "../../src/content/load.ts";
import { copyExample, exampleFolder, writeProblem } from "./example-copy.ts";

const greenPage = "concepts/leaves/green-tea.md";
const greenList = "questions/leaves/green-tea.yaml";
const steepingList = "questions/brewing/steeping.yaml";

describe("loading a curriculum about another subject", () => {
  it("returns topics, concepts, and questions in teaching order", () => {
    const loading = loadContent(exampleFolder);
    if (!loading.ok) throw new Error(loading.problems.map(writeProblem).join("\n"));
    const { name, topics, concepts, questions } = loading.curriculum;
    expect(name).toBe("Tea");
    expect(topics.map(({ slug }) => slug)).toEqual(["leaves", "brewing"]);
    expect([...concepts.keys()]).toEqual(["green-tea", "black-tea", "steeping", "gongfu"]);
    expect([...questions.keys()]).toEqual([
      "green-tea-heat",
      "green-tea-water",
      "black-tea-color",
      "steeping-time",
      "steeping-tannin",
    ]);
  });

  it("reads a concept's whole page", () => {
    const loading = loadContent(exampleFolder);
    expect(loading.ok && loading.curriculum.concepts.get("green-tea")).toMatchObject({
      slug: "green-tea",
      topic: "leaves",
      origin: "seed",
      text: "Leaves are steamed or pan-fired within hours. The heat stops the enzymes that would turn them brown.",
      facts: [
        "Heat comes first: *kill-green* is the step that makes it green.",
        "It wants cooler water, about `80` degrees, or it turns bitter.",
        "Matcha is green tea ground to powder.",
      ],
      example: { language: "text", text: "# 80 degrees, two minutes\ncup: 200 ml\n## a heading this is not" },
      pitfalls: ["Boiling water makes it bitter; that is no fault of the leaf."],
      confusedWith: ["black-tea"],
    });
  });

  it("gives a question its concept's topic, and fills in defaults", () => {
    const loading = loadContent(exampleFolder);
    if (!loading.ok) throw new Error("no curriculum");
    const { questions } = loading.curriculum;
    expect(questions.get("steeping-time")).toMatchObject({ topic: "brewing", changes: [] });
    expect(questions.get("steeping-tannin")).toMatchObject({
      code: { language: "yaml", text: "water: 100\nminutes: 9" },
      options: [{ correct: true }, { correct: false }, { correct: false, concept: "gongfu" }],
      changes: [{ version: 2, effect: "credit", note: "The stem named no code." }],
    });
  });

  it("locates questions", () => {
    const loading = loadContent(exampleFolder);
    expect(loading.ok && loading.locate("steeping-tannin")).toEqual({ file: steepingList, line: 18 });
    expect(loading.ok && loading.locate("unheard-of")).toEqual({ file: "topics.yaml", line: 1 });
  });

  it("ignores dotfiles, byte order marks, and carriage returns, and follows links", () => {
    const copy = copyExample();
    copy.write("concepts/leaves/.notes", "mine");
    copy.replace(greenPage, "---\ntitle", "\ufeff---\r\ntitle");
    const mounted = copyExample();
    mounted.remove("concepts");
    cpSync(join(copy.folder, "concepts"), join(mounted.folder, "..data"), { recursive: true });
    symlinkSync("..data", join(mounted.folder, "concepts"));
    expect(copy.problems()).toEqual([]);
    expect(mounted.problems()).toEqual([]);
  });
});

describe("a missing content folder", () => {
  it("is reported with its path", () => {
    const missing = join(exampleFolder, "nowhere");
    const message = "This content folder doesn't exist or can't be read: check the path.";
    expect(loadContent(missing)).toEqual({ ok: false, problems: [{ file: missing, line: 1, message }] });
  });
});

describe("several problems", () => {
  it("are reported together, by file and line", () => {
    const copy = copyExample();
    copy.replace(greenList, "stem: Which step keeps the leaf green?", `stem: ${"why ".repeat(100)}`);
    copy.replace(greenList, "id: green-tea-heat", "id: heat");
    copy.replace(greenList, "Late drying", "Early heating");
    copy.replace(greenList, "id: green-tea-water", "id: Green Tea");
    copy.replace(greenPage, "related: [steeping]", "related: [oolong]");
    copy.replace(greenPage, "origin: seed", "origin: root");
    copy.replace("topics.yaml", "summary: From leaf and water to a cup.", "sumary: x");
    copy.replace("concepts/brewing/steeping.md", "---\ntitle", "title");
    expect(copy.problems().map(({ file, line, path }) => `${file}:${line} ${path ?? ""}`)).toEqual([
      "concepts/brewing/steeping.md:1 ",
      `${greenPage}:5 origin`,
      `${greenPage}:9 related[0]`,
      `${greenList}:1 [0].id`,
      `${greenList}:5 [0].stem`,
      `${greenList}:10 [0].options[1].text`,
      `${greenList}:18 [1].id`,
      `${greenList}:18 [1].id`,
      "topics.yaml:9 topics[1].summary",
      "topics.yaml:11 topics[1].sumary",
    ]);
  });
});
