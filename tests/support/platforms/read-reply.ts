// What tests read from replies and messages.
import { barDetails, barLines, optionLine, scoreText, tableLines } from "../../../src/ports/block-lines.ts";
import type { Block, Button, Reply } from "../../../src/ports/reply.ts";

/** A reply's or message's whole text, one line per block; buttons by their labels. */
export function textOf(shown: Reply | readonly Block[] | undefined): string {
  const blocks = shown === undefined ? [] : "blocks" in shown ? shown.blocks : shown;
  return blocks.flatMap(textOfBlock).join("\n");
}

/** Tones and dividers say nothing. */
function textOfBlock(block: Block): string | readonly [] {
  switch (block.type) {
    case "tone":
    case "divider":
      return [];
    case "options":
      return block.options.map(optionLine).join("\n");
    case "bars":
      return [...barDetails(block.rows), ...barLines(block.rows)].join("\n");
    case "table":
      return tableLines(block).join("\n");
    case "select":
      return `${block.label}: ${block.choices.map(({ label }) => `[${label}]`).join(" ")}`;
    case "heading":
    case "code":
      return block.text;
    case "text":
      return block.markdown;
    case "buttons":
      return block.buttons.map(({ label }) => `[${label}]`).join(" ");
    case "ranking":
      return block.rows
        .map((row) => `${row.rank}. ${row.member.name}: ${scoreText(row, block.unit)}`)
        .join("\n");
    default:
      return JSON.stringify(block);
  }
}

/** All buttons of a reply or message, those of options, and the choices of selects. */
export function buttonsOf(shown: Reply | readonly Block[] | undefined): readonly Button[] {
  const blocks = shown === undefined ? [] : "blocks" in shown ? shown.blocks : shown;
  return blocks.flatMap((block) => {
    if (block.type === "select") return block.choices.map(({ label, action }) => ({ label, action }));
    if (block.type !== "options") return block.type === "buttons" ? block.buttons : [];
    return block.options.flatMap(({ letter, action }) => (action ? [{ label: letter, action }] : []));
  });
}

/** The button whose label is or starts with this text. @throws if there is none */
export function buttonOf(shown: Reply | readonly Block[] | undefined, label: string): Button {
  const found = buttonsOf(shown).find((button) => button.label.startsWith(label));
  if (found === undefined) throw new Error(`There is no button ${label} in:\n${textOf(shown)}`);
  return found;
}
