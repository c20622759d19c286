import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConceptPage } from "../../src/content/read/concept-page.ts";
import { anyText } from "../support/any-text.ts";
import { holds } from "../support/law.ts";
import { itReports } from "./example-copy.ts";

const page = "concepts/brewing/steeping.md";

describe("a concept page", () => {
  it("is read as front matter, text, facts, example, and pitfalls", () => {
    const source = `---
title: Cup
---

What one drinks
from.

## Key facts

- It has a handle,
  mostly.

  And a rim.
- It breaks
on stone.

## Example
\`\`\`bash
# a comment
- no item
\`\`\`

## Pitfalls
- It is hot.
`;
    const { value, problems } = readConceptPage(source);
    expect(problems).toEqual([]);
    expect(value).toEqual({
      title: "Cup",
      text: "What one drinks from.",
      facts: ["It has a handle, mostly. And a rim.", "It breaks on stone."],
      example: { language: "bash", text: "# a comment\n- no item" },
      pitfalls: ["It is hot."],
    });
  });

  it("finds the line of a key, a section, and an item", () => {
    const { locate } = readConceptPage(
      "---\ntitle: Cup\naliases:\n  - mug\n---\nText.\n\n## Key facts\n- a\n- b\n",
    );
    expect(
      [["title"], ["aliases", 0], ["text"], ["facts"], ["facts", 1], ["pitfalls"], []].map(locate),
    ).toEqual([2, 4, 6, 8, 10, 5, 2]);
  });

  it("never throws", () => {
    const piece = fc.constantFrom(
      "---\n",
      "## Key facts\n",
      "## Example\n",
      "```",
      "```\n",
      "- a\n",
      "k: [\n",
      "\n",
    );
    holds(
      fc.property(fc.array(fc.oneof(piece, anyText(12))), (pieces) => {
        const { problems, locate } = readConceptPage(pieces.join(""));
        for (const line of [...problems.map((problem) => problem.line), locate(["facts", 3])])
          expect(line).toBeGreaterThan(0);
      }),
    );
  });
});

describe("a problem with a page's format", () => {
  itReports([
    [
      "no front matter",
      (copy) => copy.replace(page, "---\ntitle", "title"),
      [`${page}:1 No front matter: start the page with its keys between two lines "---".`],
    ],
    [
      "no leading text",
      (copy) => copy.replace(page, "Much water, few leaves, a few minutes: then the leaves go.\n", ""),
      [`${page}:11 text: No leading text: say what it is in one short paragraph.`],
    ],
    [
      "two paragraphs of leading text",
      (copy) => copy.replace(page, "## Key facts", "More.\n\n## Key facts"),
      [`${page}:14 A second paragraph: write the leading text as one paragraph.`],
    ],
    [
      "a list in the leading text",
      (copy) => copy.replace(page, "Much water, few", "- Much water\n- few"),
      [`${page}:12 A list or code in the leading text: move it under a heading.`],
    ],
    [
      "a missing section",
      (copy) => copy.replace(page, "## Pitfalls\n- Squeezing the bag draws out harsh tannin.\n", ""),
      [`${page}:11 pitfalls: No section "## Pitfalls": add it, with a list.`],
    ],
    [
      "a section without entries",
      (copy) => copy.replace(page, "- Squeezing the bag draws out harsh tannin.\n", ""),
      [`${page}:24 pitfalls: Too few: 0 entries, minimum 1. Add 1.`],
    ],
    [
      "an unknown section",
      (copy) => copy.replace(page, "## Pitfalls", "## Traps\n- none\n\n## Pitfalls"),
      [`${page}:24 Unknown section "## Traps": a page has "## Key facts", "## Example", and "## Pitfalls".`],
    ],
    [
      "a section of the wrong level",
      (copy) => copy.replace(page, "## Pitfalls", "### Pitfalls"),
      [
        `${page}:11 pitfalls: No section "## Pitfalls": add it, with a list.`,
        `${page}:24 Unknown section "### Pitfalls": a page has "## Key facts", "## Example", and "## Pitfalls".`,
      ],
    ],
    [
      "a section twice",
      (copy) => copy.replace(page, "## Pitfalls", "## Pitfalls\n- One.\n\n## Pitfalls"),
      [`${page}:27 A second "## Pitfalls": put both into one section.`],
    ],
    [
      "text where a list belongs",
      (copy) => copy.replace(page, "- Squeezing", "Squeezing"),
      [
        `${page}:24 pitfalls: Too few: 0 entries, minimum 1. Add 1.`,
        `${page}:25 "## Pitfalls" is one flat list: start each entry with "- ".`,
      ],
    ],
    [
      "a list within a list",
      (copy) => copy.replace(page, "- A lid", "  - A lid"),
      [
        `${page}:14 facts: Too few: 2 entries, minimum 3. Add 1.`,
        `${page}:17 "## Key facts" is one flat list: start each entry with "- ".`,
      ],
    ],
    [
      "text after a list",
      (copy) => copy.replace(page, "heat in.", "heat in.\n\nAnd so on."),
      [`${page}:19 "## Key facts" is one flat list: start each entry with "- ".`],
    ],
    [
      "an example without a block",
      (copy) => copy.replace(page, "```bash\nkettle --until 95\n```", "kettle --until 95"),
      [
        `${page}:19 example: No example: write a section "## Example" with one block between \`\`\` and \`\`\`.`,
      ],
    ],
    [
      "an example with two blocks",
      (copy) => copy.replace(page, "95\n```", "95\n```\n```bash\nkettle\n```"),
      [`${page}:23 A second block: an example has only one.`],
    ],
    [
      "text next to the block",
      (copy) => copy.replace(page, "95\n```", "95\n```\nThen wait."),
      [`${page}:23 Text next to the block: an example is only one block.`],
    ],
    [
      "a block that isn't closed",
      (copy) => copy.replace(page, "95\n```", "95"),
      [
        `${page}:11 pitfalls: No section "## Pitfalls": add it, with a list.`,
        `${page}:20 The block isn't closed: end it with \`\`\`.`,
      ],
    ],
    [
      "an unknown language",
      (copy) => copy.replace(page, "```bash", "```"),
      [`${page}:19 example.language: Unknown value "": write "yaml", "bash", "text" (one of them).`],
    ],
  ]);
});
