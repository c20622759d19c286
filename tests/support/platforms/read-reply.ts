// What tests read from replies and messages.
import type { Block, Button, Reply } from "../../../src/ports/reply.ts";

/** A reply's or message's whole text, one line per block; buttons by their labels. */
export function textOf(shown: Reply | readonly Block[] | undefined): string {
  const blocks = shown === undefined ? [] : "blocks" in shown ? shown.blocks : shown;
  return blocks.map(textOfBlock).join("\n");
}

function textOfBlock(block: Block): string {
  switch (block.type) {
    case "heading":
    case "code":
      return block.text;
    case "text":
      return block.markdown;
    case "buttons":
      return block.buttons.map(({ label }) => `[${label}]`).join(" ");
    case "ranking":
      return block.rows.map(({ rank, member, value }) => `${rank}. ${member.name}: ${value}`).join("\n");
    default:
      return JSON.stringify(block);
  }
}

/** All buttons of a reply or message. */
export function buttonsOf(shown: Reply | readonly Block[] | undefined): readonly Button[] {
  const blocks = shown === undefined ? [] : "blocks" in shown ? shown.blocks : shown;
  return blocks.flatMap((block) => (block.type === "buttons" ? block.buttons : []));
}

/** The button whose label is or starts with this text. @throws if there is none */
export function buttonOf(shown: Reply | readonly Block[] | undefined, label: string): Button {
  const found = buttonsOf(shown).find((button) => button.label.startsWith(label));
  if (found === undefined) throw new Error(`There is no button ${label} in:\n${textOf(shown)}`);
  return found;
}
