import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { listConcept } from "../../src/cli/list-concept.ts";

describe("listing a concept in topics.yaml", () => {
  it.each([
    ["one line", "concepts: [a, b] # in order\n", "concepts: [a, b, new] # in order\n"],
    ["an empty line", "concepts: []\n", "concepts: [new]\n"],
    [
      "a list across lines",
      "concepts: [\n      a, # first\n      b,\n    ]\n",
      "concepts: [\n      a, # first\n      b, new,\n    ]\n",
    ],
    [
      "a list of rows",
      "concepts:\n      - a\n      - b # last\n",
      "concepts:\n      - a\n      - b # last\n      - new\n",
    ],
    ["rows without a final line ending", "concepts:\n      -  a", "concepts:\n      -  a\n      -  new\n"],
    ["quoted slugs", 'concepts: ["a"]\n', 'concepts: ["a", new]\n'],
  ])("keeps the format and the comments of %s", (_name, before, after) => {
    const head = "# Mine\nname: Tea\ntopics:\n  - slug: x\n    concepts: [z]\n  - slug: y # second\n    ";
    expect(listConcept(head + before, "y", "new")).toBe(head + after);
  });

  it("keeps what follows, and Windows line endings", () => {
    const before = "topics:\r\n  - slug: y\r\n    concepts:\r\n      - a\r\n    title: Y\r\n";
    expect(listConcept(before, "y", "new")).toBe(before.replace("- a\r\n", "- a\r\n      - new\r\n"));
  });

  it.each([
    ["an unknown topic", "topics:\n  - slug: x\n    concepts: [a]\n"],
    ["no topics", "name: Tea\n"],
    ["something else instead of a list", "topics:\n  - slug: y\n    concepts: a\n"],
    [
      "a list that another topic shares",
      "topics:\n  - slug: y\n    concepts: &c [a]\n  - slug: x\n    concepts: *c\n",
    ],
    ["an empty value", "topics:\n  - slug: y\n    concepts:\n"],
    [
      "an alias that would also change another topic",
      "topics:\n  - slug: x\n    concepts: &c [a]\n  - slug: y\n    concepts: *c\n",
    ],
  ])("declines %s", (_name, before) => {
    expect(listConcept(before, "y", "new")).toBeUndefined();
    expect(() => parse(before)).not.toThrow();
  });
});
