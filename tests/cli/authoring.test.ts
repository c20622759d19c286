// The authors' commands in this process: what they refuse without changing anything.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contentIds, contentImport, contentNewConcept, contentNewQuestion } from "../../src/cli/authoring.ts";
import { type CliCommand, UsageError } from "../../src/cli/cli-command.ts";
import { contentCheck, contentExport } from "../../src/cli/content.ts";
import { readConfig } from "../../src/config.ts";
import { copyExample, type ExampleCopy } from "../content/example-copy.ts";
import { temporaryFolder } from "../support/kubedrill-process.ts";
import { readAll } from "../support/read-all.ts";

/** Runs a command with words and flags, such as `--csv a.csv`. */
function run(command: CliCommand, { folder }: ExampleCopy, given: string): Promise<number> {
  const all = given.split(" ").filter((word) => word !== "");
  return command.run({
    words: all.filter((word) => !word.startsWith("--")),
    flags: new Set(all.filter((word) => word.startsWith("--")).map((word) => word.slice(2))),
    config: () => readConfig({ KUBEDRILL_CONTENT: folder }),
  });
}

/** The message of a command that refuses, after checking that the content is unchanged. */
async function refusal(command: CliCommand, copy: ExampleCopy, given: string): Promise<string> {
  const before = readAll(copy.folder);
  const error: unknown = await run(command, copy, given).catch((error: unknown) => error);
  expect(readAll(copy.folder)).toEqual(before);
  return error instanceof Error ? error.message : "";
}

/** With retired IDs, a concept without a page, and a file that isn't a list of questions. */
function copyHalfWritten(): ExampleCopy {
  const copy = copyExample();
  copy.replace("topics.yaml", "gongfu]", "gongfu, matcha]");
  copy.write("ids.txt", "concept pu-erh retired\nquestion steeping-old retired\n");
  copy.write("questions/leaves/green-tea.yaml", "id: not-a-list\n");
  return copy;
}

describe("content new concept", () => {
  it.each([
    ["gongfu", "content new concept needs a topic and a slug, such as: "],
    ["", "content new concept needs a topic and a slug, such as: "],
    ["herbs/mint", "There is no topic “herbs”. There are: leaves, brewing."],
    ["brewing/Iced_tea", "“Iced_tea” cannot be a slug. Not a slug: use lowercase letters and digits"],
    ["leaves/gongfu", "There is a concept “gongfu” already: concepts/brewing/gongfu.md."],
    [
      "leaves/mate Green tea",
      "“Green tea” is the title of “green-tea” already: give this concept another one.",
    ],
    [
      `leaves/mate ${"x".repeat(61)}`,
      `“${"x".repeat(61)}” cannot be a title. Too long: 61 characters, limit 60.`,
    ],
    [
      "leaves/pu-erh",
      "“pu-erh” was the slug of a concept that is gone: slugs are never reused, choose another.",
    ],
    ["leaves/matcha", "topics.yaml lists “matcha” in the topic “brewing”: write it there."],
  ])("refuses “%s”", async (given, message) => {
    expect(await refusal(contentNewConcept, copyHalfWritten(), given)).toContain(message);
  });

  it("refuses a topics.yaml that can't be read or added to", async () => {
    const copy = copyExample();
    copy.replace(
      "topics.yaml",
      "concepts: [steeping, gongfu]",
      "concepts: &all [steeping, gongfu]\n  - slug: more\n    title: More\n    summary: More.\n    concepts: *all",
    );
    expect(await refusal(contentNewConcept, copy, "more/mate")).toMatch(
      /^topics\.yaml is not in a form in which “mate” can be added: /,
    );
    copy.write("topics.yaml", "topics: [");
    expect(await refusal(contentNewConcept, copy, "brewing/mate")).toBe(
      `${join(copy.folder, "topics.yaml")} is not a readable list of topics. "kubedrill content check" says why.`,
    );
  });
});

describe("content new question", () => {
  it.each([
    ["", "content new question needs a concept, and may have an id: "],
    ["gongfu a b", "content new question needs a concept, and may have an id: "],
    [
      "stepping",
      "There is no concept “stepping”. Did you mean “steeping”? There are:\n  leaves: green-tea, black-tea",
    ],
    ["steeping time", "There is a question “steeping-time” already: questions/brewing/steeping.yaml:1."],
    [
      "steeping steeping-time",
      "There is a question “steeping-time” already: questions/brewing/steeping.yaml:1.",
    ],
    ["steeping Two!", "“steeping-Two!” cannot be an id. Not a slug: use lowercase letters and digits"],
    [
      "steeping old",
      "“steeping-old” was the id of a question that is gone: ids are never reused, choose another.",
    ],
    [
      "green-tea",
      'questions/leaves/green-tea.yaml cannot be added to: it must be a list with "- id:" at the start of a line for each question',
    ],
  ])("refuses “%s”", async (given, message) => {
    expect(await refusal(contentNewQuestion, copyHalfWritten(), given)).toContain(message);
  });

  it("refuses a file that isn't YAML", async () => {
    const copy = copyExample();
    copy.write("questions/brewing/steeping.yaml", "- id: [\n");
    expect(await refusal(contentNewQuestion, copy, "steeping")).toMatch(
      /steeping\.yaml cannot be added to: /,
    );
  });
});

describe("content import", () => {
  it("refuses a missing file, and a folder", async () => {
    const folder = temporaryFolder();
    const none = join(folder, "none.csv");
    expect(await refusal(contentImport, copyExample(), `--csv ${none}`)).toBe(
      `There is no file ${none} to import.`,
    );
    expect(await refusal(contentImport, copyExample(), `--csv ${folder}`)).toBe(
      `${folder} cannot be read (EISDIR).`,
    );
  });
});

describe("a wrong call", () => {
  it.each([
    [contentExport, "", "content export needs a format: --json, --anki, --gift or --csv"],
    [contentExport, "--gift --csv", "content export needs a format: --json, --anki, --gift or --csv"],
    [contentExport, "--gift a b", "content export takes at most one file to write."],
    [contentCheck, "--due", "content check --due needs one version, such as: content check --due 1.38"],
    [contentCheck, "--due v1.38", "content check --due needs one version, such as: content check --due 1.38"],
    [
      contentCheck,
      "--cues oolong",
      '"oolong" isn\'t a topic or a question. Use a slug of topics.yaml or an ID.',
    ],
    [contentImport, "questions.csv", "content import needs a format: --gift or --csv"],
    [contentImport, "--gift --csv x", "content import needs a format: --gift or --csv"],
    [contentImport, "--csv", "content import needs one file, such as: content import --csv questions.csv"],
    [
      contentImport,
      "--csv a b",
      "content import needs one file, such as: content import --csv questions.csv",
    ],
    [contentIds, "now", "content ids takes no words; it was given “now”."],
  ] as const)("$0.name $1", async (command, given, message) => {
    const copy = copyExample();
    expect(await refusal(command, copy, given)).toBe(message);
    await expect(run(command, copy, given)).rejects.toBeInstanceOf(UsageError);
  });
});
