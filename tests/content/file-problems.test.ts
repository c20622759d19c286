import { describe } from "vitest";
import { itReports } from "./example-copy.ts";

const greenPage = "concepts/leaves/green-tea.md";
const greenList = "questions/leaves/green-tea.yaml";

/** A minimal valid page. */
const minimalPage = (name: string, topic: string) => `---
title: ${name} in ${topic}
aliases: [a ${topic}, b ${topic}, c ${topic}, d ${topic}]
topic: ${topic}
origin: seed
summary: Short.
sources: [https://example.org/]
kubernetes: "1.0"
---
Text.

## Key facts
- One.
- Two.
- Three.

## Example
\`\`\`text
x
\`\`\`

## Pitfalls
- One.
`;

describe("a problem with files and folders", () => {
  itReports([
    [
      "no topics.yaml",
      (copy) => copy.remove("topics.yaml"),
      ["topics.yaml:1 This file can't be read: it doesn't exist. Add it."],
    ],
    [
      "no questions folder",
      (copy) => copy.remove("questions"),
      ["questions:1 This folder can't be read: it doesn't exist. Add it."],
    ],
    [
      "malformed YAML in topics.yaml",
      (copy) => copy.replace("topics.yaml", "title: Leaves", "title: Leaves: all"),
      ["topics.yaml:6 Malformed YAML: Nested mappings are not allowed in compact mappings."],
    ],
    [
      "a title of a source that nothing has",
      (copy) =>
        copy.write("sources.yaml", "https://en.wikipedia.org/wiki/Tea: Tea\nhttps://old.example.org/: Old\n"),
      [
        "sources.yaml:2 https://old.example.org/: No page or question has this source: remove the title or fix the address.",
      ],
    ],
    [
      "a title that is empty, and one of no address",
      (copy) => copy.write("sources.yaml", 'https://en.wikipedia.org/wiki/Tea: ""\nTea: Tea\n'),
      [
        "sources.yaml:1 https://en.wikipedia.org/wiki/Tea: Empty: write a text.",
        "sources.yaml:2 Tea: No page or question has this source: remove the title or fix the address.",
        'sources.yaml:2 Tea: Not a source: write a full address that starts with "https://" and has no spaces.',
      ],
    ],
    [
      "malformed YAML in questions",
      (copy) => copy.replace(greenList, "stem: Which step", "stem: Which: step"),
      [`${greenList}:5 Malformed YAML: Nested mappings are not allowed in compact mappings.`],
    ],
    [
      "malformed YAML in front matter",
      (copy) => copy.replace(greenPage, "related: [steeping]", "related: [steeping"),
      [
        `${greenPage}:10 Malformed YAML: Flow sequence in block collection must be sufficiently indented and end with a ].`,
      ],
    ],
    [
      "a file that isn't a list",
      (copy) => copy.write(greenList, "# nothing yet\n"),
      [`${greenList}:1 Not a list of questions: start each with "- id:".`],
    ],
    [
      "questions in another topic's folder",
      (copy) => {
        copy.write("questions/brewing/black-tea.yaml", "- concept: black-tea\n");
        copy.remove("questions/leaves/black-tea.yaml");
      },
      [
        'questions/brewing/black-tea.yaml:1 [0].concept: A question about "black-tea" belongs in questions/leaves/black-tea.yaml: move it.',
        ...["difficulty", "explanation", "id", "kubernetes", "options", "sources", "stem", "version"].map(
          (key) => `questions/brewing/black-tea.yaml:1 [0].${key}: Missing: add it.`,
        ),
      ],
    ],
    [
      "misplaced files",
      (copy) => {
        copy.write("concepts/leaves/notes.txt", "");
        copy.write("questions/brewing/gongfu.yml", "");
        copy.write("questions/stray.yaml", "");
        copy.write("concepts/leaves/old/green.md", "");
      },
      [
        "concepts/leaves/notes.txt:1 This folder only holds .md files: rename or remove this one.",
        "concepts/leaves/old:1 A folder inside a topic: move its files one level up.",
        "questions/brewing/gongfu.yml:1 This folder only holds .yaml files: rename or remove this one.",
        "questions/stray.yaml:1 A file outside a topic: move it to questions/<topic>/.",
      ],
    ],
    [
      "a listed concept without a page",
      (copy) => copy.replace("topics.yaml", "[green-tea, black-tea]", "[green-tea, black-tea, oolong]"),
      ['topics.yaml:8 topics[0].concepts[2]: "oolong" has no page: write concepts/leaves/oolong.md.'],
    ],
    [
      "a page that isn't listed",
      (copy) => copy.replace("topics.yaml", "[steeping, gongfu]", "[steeping]"),
      ['concepts/brewing/gongfu.md:2 "gongfu" isn\'t in the concepts of "brewing" in topics.yaml: add it.'],
    ],
    [
      "a concept in two topics",
      (copy) => copy.replace("topics.yaml", "[steeping, gongfu]", "[steeping, gongfu, green-tea]"),
      [
        'topics.yaml:12 topics[1].concepts[2]: "green-tea" is already listed in "leaves": a concept belongs to one topic.',
      ],
    ],
    [
      "a topic twice",
      (copy) =>
        copy.replace(
          "topics.yaml",
          "  - slug: brewing",
          "  - { slug: leaves, title: L, summary: S, concepts: [x] }\n  - slug: brewing",
        ),
      [
        'topics.yaml:9 topics[1].concepts[0]: "x" has no page: write concepts/leaves/x.md.',
        'topics.yaml:9 topics[1].slug: A second topic "leaves": slugs are unique.',
      ],
    ],
    [
      "a folder that isn't a topic",
      (copy) => copy.write("concepts/cups/mug.md", minimalPage("mug", "cups")),
      ['concepts/cups/mug.md:2 The folder "cups" isn\'t a topic in topics.yaml: rename it or add the topic.'],
    ],
    [
      "a page in another topic's folder",
      (copy) => copy.replace(greenPage, "topic: leaves", "topic: brewing"),
      [`${greenPage}:4 topic: The page is in the folder "leaves": move it, or write topic: leaves.`],
    ],
    [
      "a second page with the same slug",
      (copy) => copy.write("concepts/brewing/green-tea.md", minimalPage("green-tea", "brewing")),
      [
        'concepts/brewing/green-tea.md:2 "green-tea" isn\'t in the concepts of "brewing" in topics.yaml: add it.',
        `${greenPage}:1 A second page "green-tea" (see concepts/brewing/green-tea.md): slugs are unique.`,
      ],
    ],
  ]);
});
