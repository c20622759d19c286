import { describe } from "vitest";
import { itReports } from "./example-copy.ts";

const greenPage = "concepts/leaves/green-tea.md";
const blackPage = "concepts/leaves/black-tea.md";

describe("a problem with a concept", () => {
  itReports([
    [
      "a number where a text belongs",
      (copy) => copy.replace(greenPage, 'kubernetes: "1.0"', "kubernetes: 1.5"),
      [`${greenPage}:8 kubernetes: Not a text: put it in quotes, "1.5".`],
    ],
    [
      "a version with a patch number",
      (copy) => copy.replace(greenPage, 'kubernetes: "1.0"', 'kubernetes: "v1.0.3"'),
      [`${greenPage}:8 kubernetes: Not a version: write it as "1.37", in quotes, without v or patch number.`],
    ],
    [
      "a single code mark",
      (copy) => copy.replace(greenPage, "about `80` degrees", "about `80 degrees"),
      [`${greenPage}:17 facts[1]: A single \`: put code between two of them.`],
    ],
    [
      "code that is too wide",
      (copy) => copy.replace(greenPage, "cup: 200 ml", `cup: ${"2".repeat(70)}`),
      [`${greenPage}:21 example.text: A line has 75 characters, limit 64: break "cup: ${"2".repeat(25)}…".`],
    ],
    [
      "too few aliases",
      (copy) => copy.replace(greenPage, ", steamed leaves, matcha]", "]"),
      [`${greenPage}:3 aliases: Too few: 2 entries, minimum 4. Add 2.`],
    ],
    [
      "a source on another host with a similar name",
      (copy) => copy.replace(greenPage, "https://en.wikipedia.org", "https://notexample.org"),
      [
        `${greenPage}:7 sources[0]: "notexample.org" isn't in sourceHosts of topics.yaml: use another source or add the host.`,
      ],
    ],
    [
      "an unknown related concept",
      (copy) => copy.replace(greenPage, "related: [steeping]", "related: [steeping, oolong]"),
      [`${greenPage}:9 related[1]: Concept "oolong" doesn't exist: fix the slug or write its page.`],
    ],
    [
      "a reference that isn't mutual",
      (copy) => copy.replace(greenPage, "related: [steeping]", "related: [steeping, gongfu]"),
      [
        `${greenPage}:9 related[1]: Not mutual: "gongfu" doesn't list "green-tea" in its related. Add it there or remove it here.`,
      ],
    ],
    [
      "a reference to itself",
      (copy) => copy.replace(greenPage, "related: [steeping]", "related: [green-tea, steeping]"),
      [`${greenPage}:9 related[0]: A concept can't list itself: remove it.`],
    ],
    [
      "a pair in both lists",
      (copy) => {
        copy.replace(greenPage, "confusedWith: [black-tea]", "confusedWith: [black-tea, steeping]");
        copy.replace(
          "concepts/brewing/steeping.md",
          "confusedWith: [gongfu]",
          "confusedWith: [gongfu, green-tea]",
        );
      },
      [
        'concepts/brewing/steeping.md:10 confusedWith[1]: "green-tea" is also in related: keep it in one of the lists.',
        `${greenPage}:10 confusedWith[1]: "steeping" is also in related: keep it in one of the lists.`,
      ],
    ],
    [
      "a difference line for a concept that isn't confused with it",
      (copy) =>
        copy.replace(greenPage, "confusedWith:", "differs: { steeping: One is a step. }\nconfusedWith:"),
      [`${greenPage}:10 differs.steeping: "steeping" isn't in confusedWith: add it there on both pages.`],
    ],
    [
      "a difference line in one direction",
      (copy) =>
        copy.replace(greenPage, "confusedWith:", "differs: { black-tea: Heated early. }\nconfusedWith:"),
      [
        `${greenPage}:10 differs.black-tea: "black-tea" has no such line about "green-tea": add one to its differs.`,
      ],
    ],
    [
      "a comparison with too few rows",
      (copy) =>
        copy.replace(greenPage, "confusedWith:", "compare: { what: Leaves, layer: Cup }\nconfusedWith:"),
      [
        `${blackPage}:10 confusedWith[0]: The compare of "green-tea" shares 0 of its rows with this page, minimum 2: fill more of what, layer here.`,
        `${greenPage}:10 compare: Too few rows: write at least 3.`,
      ],
    ],
    [
      "comparisons that share too few rows",
      (copy) => {
        const both = "compare: { what: Leaves, layer: Cup, reach: Tea }\nconfusedWith:";
        copy.replace(greenPage, "confusedWith:", both);
        copy.replace(blackPage, "confusedWith:", both.replace("layer", "madeOf").replace("reach", "useWhen"));
      },
      [
        `${blackPage}:11 confusedWith[0]: The compare of "green-tea" shares 1 of its rows with this page, minimum 2: fill more of layer, reach here.`,
        `${greenPage}:11 confusedWith[0]: The compare of "black-tea" shares 1 of its rows with this page, minimum 2: fill more of madeOf, useWhen here.`,
      ],
    ],
    [
      "an unknown exam, and an unknown domain",
      (copy) => {
        copy.replace(
          "topics.yaml",
          "topics:",
          "exams: [{ name: Cup, title: Cup exam, domains: [{ slug: leaf, title: Leaf }] }]\ntopics:",
        );
        copy.replace(greenPage, "confusedWith:", "exams: { Pot: leaf, Cup: water }\nconfusedWith:");
      },
      [
        `${greenPage}:10 exams.Cup: "water" isn't a domain of Cup: write leaf.`,
        `${greenPage}:10 exams.Pot: The exam "Pot" isn't in topics.yaml: fix its name or add it.`,
      ],
    ],
    [
      "a recheck without a version",
      (copy) => copy.replace(greenPage, "confusedWith:", "recheckAt: { soon: The heat. }\nconfusedWith:"),
      [
        `${greenPage}:10 recheckAt.soon: Not a version: write it as "1.37", in quotes, without v or patch number.`,
      ],
    ],
    [
      "an alias of another concept",
      (copy) => copy.replace(greenPage, "matcha]", "Gong-fu cha, brew-time]"),
      [`${greenPage}:3 aliases[4]: "brew-time" already names "steeping": a name belongs to one concept.`],
    ],
    [
      "a symptom of another concept",
      (copy) => copy.replace(greenPage, "topic: leaves", "symptoms: [Brew time]\ntopic: leaves"),
      [`${greenPage}:4 symptoms[0]: "Brew time" already names "steeping": a name belongs to one concept.`],
    ],
    [
      "a name outside the content that a page has",
      (copy) =>
        copy.replace(
          "topics.yaml",
          "topics:",
          "outside: [{ names: [coffee, Matcha], says: Not tea. }]\ntopics:",
        ),
      ['topics.yaml:4 outside[0].names[1]: "Matcha" names "green-tea": remove it here.'],
    ],
    [
      "a synonym of several words",
      (copy) => copy.replace("topics.yaml", "topics:", "synonyms: [[cup, tea bowl]]\ntopics:"),
      ["topics.yaml:4 synonyms[0][1]: Not a word: use lowercase letters and digits only, without spaces."],
    ],
    [
      "an alias twice",
      (copy) => copy.replace(greenPage, "matcha]", "matcha, Sencha]"),
      [`${greenPage}:3 aliases[4]: The alias "Sencha" is listed twice: remove one.`],
    ],
  ]);
});
