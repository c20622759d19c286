// Options, distributions, tables, and selects, at their usual and longest, for every platform to show.
import type { Block, Choice, OptionRow } from "../../../src/ports/reply.ts";

interface StructureMessage {
  readonly name: string;
  readonly blocks: readonly Block[];
}

const texts = [
  "It's allowed: `from` and `ports` are alternatives",
  "It's blocked: metrics ports need **their own** policy",
  "It's blocked: the peer matches, but the rule's ports must match too, for every Pod in the namespace",
  "It's allowed",
];
const letters = ["A", "B", "C", "D"];

function optionRows(markdowns: readonly string[]): readonly OptionRow[] {
  return markdowns.map((markdown, place) => {
    const letter = letters[place] ?? "?";
    return { letter, markdown, action: { name: "answer", args: ["01hzxk8m2q3r4s5t6v7w", letter] } };
  });
}

function choices(count: number): readonly Choice[] {
  return Array.from({ length: count }, (_, index) => ({
    label: `Choice ${index + 1}`,
    action: { name: "choice", args: [String(index)] },
    ...(index === 1 ? { chosen: true } : {}),
  }));
}

const answered: readonly OptionRow[] = texts.map((markdown, place) => ({
  letter: letters[place] ?? "?",
  markdown,
  ...(place === 2 ? { mark: "right" } : place === 1 ? { mark: "wrong" } : {}),
}));

export const structureMessages: readonly StructureMessage[] = [
  { name: "options with buttons", blocks: [{ type: "options", options: optionRows(texts) }] },
  { name: "options after an answer", blocks: [{ type: "options", options: answered }] },
  {
    name: "a distribution",
    blocks: [
      {
        type: "bars",
        rows: texts.map((detail, place) => ({
          label: letters[place] ?? "?",
          detail,
          count: [2, 1, 17, 0][place] ?? 0,
          ...(place === 2 ? { mark: "right" } : {}),
        })),
      },
    ],
  },
  {
    name: "a distribution without answers",
    blocks: [{ type: "bars", rows: [{ label: "A", count: 0 }] }],
  },
  {
    name: "a narrow table",
    blocks: [
      {
        type: "table",
        caption: "This week",
        columns: [{ title: "Squad" }, { title: "Points", align: "right" }],
        rows: [
          { cells: ["Packet Pirates", "120"] },
          { cells: ["Node Ninjas", "98"], emphasis: true },
          { cells: ["", ""] },
        ],
      },
    ],
  },
  {
    name: "a table with long cells",
    blocks: [
      {
        type: "table",
        columns: [{ title: "Aspect" }, { title: "ClusterIP" }, { title: "NodePort" }],
        rows: [
          { cells: ["What it is", "A virtual IP inside the cluster, for every Pod", "A port on every node"] },
          { cells: ["Reach", "`cluster` only", "**outside**, at [any node](https://kubernetes.io/docs/)"] },
          { cells: ["Since", "{time:1772528400000}", "محمد عبد الرحمن and 田中さくら"] },
        ],
      },
    ],
  },
  {
    name: "two tables",
    blocks: [1, 2].map((number) => ({
      type: "table",
      columns: [{ title: "Number" }],
      rows: [{ cells: [`Row of table ${number}`] }],
    })),
  },
  {
    name: "a table of 120 rows",
    blocks: [
      {
        type: "table",
        columns: [{ title: "Number" }, { title: "Words" }],
        rows: Array.from({ length: 120 }, (_, index) => ({ cells: [String(index), "x".repeat(200)] })),
      },
    ],
  },
  { name: "a select", blocks: [{ type: "select", label: "Choose a period", choices: choices(4) }] },
  { name: "a select with 60 choices", blocks: [{ type: "select", label: "Choose", choices: choices(60) }] },
  {
    name: "a select whose choices do the same",
    blocks: [{ type: "select", label: "Choose", choices: [...choices(1), ...choices(1)] }],
  },
  {
    name: "two selects and a button",
    blocks: [
      { type: "select", label: "Choose a period", choices: choices(2) },
      { type: "select", label: "Choose a board", choices: choices(2) },
      { type: "buttons", buttons: [{ label: "Share", action: { name: "share", args: [] } }] },
    ],
  },
  {
    name: "dividers, also where they divide nothing",
    blocks: [
      { type: "divider" },
      { type: "text", markdown: "One" },
      { type: "divider" },
      { type: "divider" },
      { type: "text", markdown: "Two" },
      { type: "divider" },
    ],
  },
  ...(["question", "right", "wrong", "gold"] as const).map((tone) => ({
    name: `the tone ${tone}`,
    blocks: [
      { type: "tone", tone },
      { type: "text", markdown: `This is ${tone}.` },
    ] as const,
  })),
  { name: "a tone alone", blocks: [{ type: "tone", tone: "gold" }] },
  { name: "a large heading", blocks: [{ type: "heading", text: "🏆 This `week`", large: true }] },
  {
    name: "a relative time",
    blocks: [{ type: "text", muted: true, markdown: "Closes {until:1772528400000}" }],
  },
  {
    name: "options of 800 characters",
    blocks: [{ type: "options", options: optionRows(letters.map((letter) => `${letter} `.repeat(400))) }],
  },
];
