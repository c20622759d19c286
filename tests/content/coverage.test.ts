import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadCoverage, renderCoverage } from "../../src/content/coverage/coverage.ts";
import { contentFolder, loadOwnContent } from "./examples/content-code.ts";

const curriculum = loadOwnContent();

function loadOwnCoverage() {
  const loading = loadCoverage(contentFolder, curriculum);
  expect(loading.problems).toEqual([]);
  if (!loading.ok) throw new Error("coverage.yaml has problems");
  return loading.coverage;
}

describe("the coverage of the seed notes", () => {
  const { sections, errata } = loadOwnCoverage();

  it("follows the notes: an introduction, then ten sections, one for each of the first ten topics", () => {
    expect(sections.slice(1).map(({ topic }) => topic)).toEqual(
      curriculum.topics.slice(0, 10).map(({ slug }) => slug),
    );
  });

  it("has every statement of the notes", () => {
    const counts = sections.map(({ statements }) => statements.length);
    expect(counts).toEqual([1, 6, 12, 6, 10, 7, 7, 6, 6, 7, 7]);
  });

  it("names a concept and a question for each statement, and uses every concept of seed origin", () => {
    const statements = sections.flatMap((section) => section.statements);
    const bare = statements.filter(
      ({ concepts, questions }) => concepts.length === 0 || questions.length === 0,
    );
    expect(bare).toEqual([]);
    const named = new Set(statements.flatMap(({ concepts }) => concepts));
    const seeds = [...curriculum.concepts.values()].filter(({ origin }) => origin === "seed");
    expect(seeds.filter(({ slug }) => !named.has(slug)).map(({ slug }) => slug)).toEqual([]);
  });

  it("corrects all 31 errata, each with a quote from a page", () => {
    expect(errata.map(({ number }) => number)).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
  });

  it("matches COVERAGE.md: run `kubedrill content coverage` after a change", () => {
    const shown = readFileSync(join(contentFolder, "COVERAGE.md"), "utf8");
    expect(shown).toBe(renderCoverage(loadOwnCoverage(), curriculum));
  });
});

describe("a coverage file", () => {
  const folder = mkdtempSync(join(tmpdir(), "kubedrill-coverage-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const load = (text: string) => {
    writeFileSync(join(folder, "coverage.yaml"), text);
    return loadCoverage(folder, curriculum);
  };
  const good = `sections:
  - section: Names with <tags> | bars
    topic: dns
    statements:
      - says: Each <Service> gets an A | AAAA entry.
        concepts: [dns-records]
        questions: [dns-records-clusterip-answer]
errata:
  - number: 1
    title: One kind of entry
    quote: One name form, several kinds of answer.
    concepts: [dns-records]
`;

  it("is rendered as tables with links and escaped marks", () => {
    const loading = load(good);
    if (!loading.ok) throw new Error(JSON.stringify(loading.problems));
    const lines = renderCoverage(loading.coverage, curriculum).split("\n");
    expect(lines).toContain("## Names with \\<tags> | bars");
    expect(lines).toContain(
      "| Each \\<Service> gets an A \\| AAAA entry. | [DNS records of Services](concepts/dns/dns-records.md) | [dns-records-clusterip-answer](questions/dns/dns-records.yaml) |",
    );
    expect(lines.at(-1)).toBe("");
  });

  it.each([
    ["an unknown topic", "topic: dns", "topic: names", 3, 'The topic "names" doesn\'t exist'],
    [
      "an unknown concept",
      "concepts: [dns-records]\n        q",
      "concepts: [dns]\n        q",
      6,
      'The concept "dns" doesn\'t exist',
    ],
    [
      "an unknown question",
      "clusterip-answer]",
      "clusterip-reply]",
      7,
      'The question "dns-records-clusterip-reply" doesn\'t exist',
    ],
    [
      "a question about something else",
      "[dns-records-clusterip-answer]",
      "[pod-ip-two-containers]",
      7,
      'about "pod-ip"',
    ],
    [
      "a statement without questions",
      "[dns-records-clusterip-answer]",
      "[]",
      7,
      "Too few: 0 entries, minimum 1",
    ],
    [
      "a name twice",
      "concepts: [dns-records]\n        q",
      "concepts: [dns-records, dns-records]\n        q",
      6,
      "twice",
    ],
    ["a gap in the errata", "number: 1", "number: 2", 9, "this one is 1"],
    ["a quote that isn't on a page", "several kinds", "two kinds", 11, "None of the pages says this"],
    ["an unknown key", "title: One", "titel: One", 10, 'Unknown key "titel"'],
  ])("is refused with the line for %s", (_, right, wrong, line, message) => {
    expect(good).toContain(right);
    const loading = load(good.replace(right, wrong));
    expect(loading.ok).toBe(false);
    expect(loading.problems).toContainEqual(
      expect.objectContaining({ file: "coverage.yaml", line, message: expect.stringContaining(message) }),
    );
  });

  it("reports all problems together", () => {
    const loading = load(good.replace("topic: dns", "topic: names").replace("number: 1", "number: 2"));
    expect(loading.problems.map(({ line }) => line)).toEqual([3, 9]);
  });

  it("is reported if it isn't YAML or is missing", () => {
    expect(load("sections: [").problems).toEqual([
      expect.objectContaining({ file: "coverage.yaml", message: expect.stringContaining("Malformed YAML") }),
    ]);
    expect(loadCoverage(join(folder, "none"), curriculum).problems).toEqual([
      expect.objectContaining({ file: "coverage.yaml", line: 1, message: expect.stringContaining("add it") }),
    ]);
  });
});
