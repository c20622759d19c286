import { describe } from "vitest";
import { itReports } from "./example-copy.ts";

const greenList = "questions/leaves/green-tea.yaml";
const steepingList = "questions/brewing/steeping.yaml";

describe("a problem with a question", () => {
  itReports([
    [
      "a key written twice",
      (copy) => copy.replace(greenList, "  difficulty: 1", "  version: 1\n  difficulty: 1"),
      [`${greenList}:4 Malformed YAML: Map keys must be unique.`],
    ],
    [
      "siblings that don't exist, aren't mutual, or are the question itself",
      (copy) =>
        copy.replace(
          greenList,
          "  difficulty: 1",
          "  siblings: [green-tea-cup, green-tea-water, green-tea-heat]\n  difficulty: 1",
        ),
      [
        `${greenList}:4 [0].siblings[0]: Question "green-tea-cup" doesn't exist: fix the ID.`,
        `${greenList}:4 [0].siblings[1]: Not mutual: "green-tea-water" doesn't list "green-tea-heat" in its siblings. Add it there.`,
        `${greenList}:4 [0].siblings[2]: A question can't list itself: remove it.`,
      ],
    ],
    [
      "an unknown key",
      (copy) => copy.replace(greenList, "  difficulty: 1", "  dificulty: 1"),
      [
        `${greenList}:1 [0].difficulty: Missing: add it.`,
        `${greenList}:4 [0].dificulty: Unknown key "dificulty": remove it or fix its name.`,
      ],
    ],
    [
      "a value outside its range",
      (copy) => copy.replace(greenList, "difficulty: 2", "difficulty: 4"),
      [`${greenList}:21 [1].difficulty: Unknown value 4: write 1, 2, 3 (one of them).`],
    ],
    [
      "a text that is too long",
      (copy) => copy.replace(greenList, "Early heating", "x".repeat(125)),
      [`${greenList}:7 [0].options[0].text: Too long: 125 characters, limit 120. Remove 5.`],
    ],
    [
      "an empty text",
      (copy) => copy.replace(greenList, "Early heating", '""'),
      [`${greenList}:7 [0].options[0].text: Empty: write a text.`],
    ],
    [
      "an empty value",
      (copy) => copy.replace(greenList, "One fact, said plainly.", ""),
      [`${greenList}:14 [0].explanation: Empty: write a value or remove the key.`],
    ],
    [
      "a line break inside a text",
      (copy) => copy.replace(greenList, "Early heating", '"Early\\nheating"'),
      [
        `${greenList}:7 [0].options[0].text: Contains a line break or an invisible character: write it on one line, or fold it with ">-".`,
      ],
    ],
    [
      "a tab in code",
      (copy) => copy.replace(steepingList, "text: |\n      water: 100\n      minutes: 9", 'text: "a\\tb"'),
      [`${steepingList}:25 [1].code.text: Contains a tab or an invisible character: use spaces.`],
    ],
    [
      "too many options",
      (copy) =>
        copy.replace(
          greenList,
          "    - text: Early",
          "    - { text: a, why: b }\n    - { text: c, why: d }\n    - text: Early",
        ),
      [`${greenList}:6 [0].options: Too long: 5 entries, limit 4. Remove 1.`],
    ],
    [
      "no right option",
      (copy) => copy.replace(greenList, "      correct: true\n", ""),
      [`${greenList}:6 [0].options: No option is right: mark one with "correct: true".`],
    ],
    [
      "two right options",
      (copy) =>
        copy.replace(greenList, "    - text: Late drying", "    - text: Late drying\n      correct: true"),
      [`${greenList}:11 [0].options[1].correct: A second right option: only one can be right.`],
    ],
    [
      "two equal options",
      (copy) => copy.replace(greenList, "Deep freezing", "early HEATING"),
      [`${greenList}:12 [0].options[2].text: The same text as option 1: change one of them.`],
    ],
    [
      "an ID that doesn't start with its concept",
      (copy) => copy.replace(greenList, "id: green-tea-heat", "id: tea-heat"),
      [`${greenList}:1 [0].id: The ID must start with its concept's slug: "green-tea-…".`],
    ],
    [
      "an ID used twice",
      (copy) => copy.replace(greenList, "id: green-tea-water", "id: green-tea-heat"),
      [
        `${greenList}:18 [1].id: A second question "green-tea-heat" (see ${greenList}): IDs are never reused.`,
      ],
    ],
    [
      "a version without a change",
      (copy) => copy.replace(greenList, "version: 1", "version: 3"),
      [`${greenList}:2 [0].version: Version 3 has no entry in changes: say what it does to old answers.`],
    ],
    [
      "a change above the version, and out of order",
      (copy) =>
        copy.replace(
          steepingList,
          "changes: [{ version: 2, effect: credit, note: The stem named no code. }]",
          "changes:\n    - { version: 3, effect: void, note: a }\n    - { version: 2, effect: keep, note: b }",
        ),
      [
        `${steepingList}:42 [1].changes[0].version: The question has version 2: raise it to 3.`,
        `${steepingList}:43 [1].changes[1].version: List changes in order of version, one per version.`,
      ],
    ],
    [
      "two changes for one version",
      (copy) =>
        copy.replace(steepingList, "changes: [{", "changes: [{ version: 2, effect: keep, note: Typo. }, {"),
      [`${steepingList}:41 [1].changes[1].version: List changes in order of version, one per version.`],
    ],
    [
      "a reveal that is too long",
      (copy) => {
        const source = (n: number) => `https://en.wikipedia.org/${n}${"x".repeat(170)}`;
        const code = `code:\n    language: text\n    text: |\n${`      ${"y".repeat(60)}\n`.repeat(14)}`;
        copy.replace(
          greenList,
          "[https://en.wikipedia.org/wiki/Tea]",
          `[${[1, 2, 3, 4, 5, 6, 7, 8].map(source)}]`,
        );
        copy.replace(
          greenList,
          "explanation: One fact, said plainly.",
          `${code}  explanation: ${"z".repeat(500)}`,
        );
        copy.replace(greenList, "That is how it is done.", "z".repeat(240));
        copy.replace(greenList, "A common belief, but the leaf does not work that way.", "z".repeat(240));
      },
      [
        `${greenList}:1 [0]: The whole reveal has 3520 characters, limit 3400: shorten the stem, code, options, or rationales by 120.`,
      ],
    ],
    [
      "a source without https",
      (copy) =>
        copy.replace(greenList, "https://en.wikipedia.org/wiki/Tea", "http://en.wikipedia.org/wiki/Tea"),
      [
        `${greenList}:15 [0].sources[0]: Not a source: write a full address that starts with "https://" and has no spaces.`,
      ],
    ],
    [
      "a question about an unknown concept",
      (copy) => {
        copy.replace(greenList, "concept: green-tea", "concept: oolong");
        copy.replace(greenList, "id: green-tea-heat", "id: oolong-heat");
      },
      [`${greenList}:3 [0].concept: Concept "oolong" doesn't exist: fix the slug or write its page.`],
    ],
    [
      "a question in another concept's file",
      (copy) => {
        copy.replace(greenList, "concept: green-tea", "concept: steeping");
        copy.replace(greenList, "id: green-tea-heat", "id: steeping-heat");
      },
      [
        `${greenList}:3 [0].concept: A question about "steeping" belongs in questions/brewing/steeping.yaml: move it.`,
      ],
    ],
    [
      "an option about an unknown concept",
      (copy) => copy.replace(steepingList, "concept: gongfu", "concept: kettle"),
      [`${steepingList}:36 [1].options[2].concept: Concept "kettle" doesn't exist: fix the slug.`],
    ],
  ]);
});
