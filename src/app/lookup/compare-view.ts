// Two concepts side by side: one line on how they differ, then a table.
import type { Concept } from "../../core/model.ts";
import type { Block, TableRow } from "../../ports/reply.ts";
import { conceptButton } from "./concept-view.ts";

/** A comparison's rows, in their order. */
const rows = {
  what: "What it is",
  layer: "Layer",
  reach: "Reach",
  madeOf: "Made of",
  useWhen: "Use it when",
  dontConfuse: "Don't confuse",
} as const;

/** Shown where the content says nothing of one side. */
const NOTHING = "–";

export function comparison(one: Concept, other: Concept): readonly Block[] {
  const differs = differenceOf(one, other);
  return [
    { type: "heading", text: `${one.title} vs ${other.title}`, large: true },
    ...(differs === undefined ? [] : [{ type: "text", markdown: `**The difference:** ${differs}` } as const]),
    {
      type: "table",
      columns: [{ title: "Compare" }, { title: one.title }, { title: other.title }],
      rows: compareRows(one, other),
    },
    {
      type: "buttons",
      buttons: [
        conceptButton(one.slug, one.title),
        conceptButton(other.slug, other.title),
        {
          label: "Quiz me on both",
          action: { name: "train", args: [one.slug, other.slug] },
          style: "primary",
        },
      ],
    },
  ];
}

/** How two concepts differ, in one line; undefined if the content doesn't say. */
export function differenceOf(one: Concept, other: Concept): string | undefined {
  return one.differs?.[other.slug] ?? other.differs?.[one.slug];
}

/** The rows that say something of at least one side; without any written ones, what each summary says. */
export function compareRows(one: Concept, other: Concept): readonly TableRow[] {
  const sides = [one, other].map(({ compare, summary }) => ({ ...compare, what: compare?.what ?? summary }));
  return Object.entries(rows).flatMap(([key, label]) => {
    const cells = sides.map((side) => side[key as keyof typeof rows]);
    if (cells.every((cell) => cell === undefined)) return [];
    return [{ cells: [label, ...cells.map((cell) => cell ?? NOTHING)] }];
  });
}
