// Drops the empty parts of a message, because platforms refuse them, and the characters that reorder text.
import { displayName, withoutOverrides } from "../core/display-name.ts";
import type { Block, Button, RankingRow } from "./reply.ts";

const NOTHING: Block = { type: "text", markdown: "Nothing to show here." };

/**
 * The blocks of a message without empty ones; if none is left, a sentence. Every renderer starts here, so no platform
 * can get an empty message.
 */
export function visibleBlocks(blocks: readonly Block[]): readonly [Block, ...Block[]] {
  const [first = NOTHING, ...others] = blocks.flatMap((block) => visibleBlock(block) ?? []);
  return [first, ...others];
}

/** The block without empty parts; undefined if nothing is left. An unchanged image stays the same object, drawn once. */
function visibleBlock(block: Block): Block | undefined {
  switch (block.type) {
    case "heading":
    case "code":
      return isVisible(block.text) ? { ...block, text: withoutOverrides(block.text) } : undefined;
    case "text":
      return isVisible(block.markdown) ? { ...block, markdown: withoutOverrides(block.markdown) } : undefined;
    case "fields": {
      const fields = block.fields
        .filter(({ label, value }) => isVisible(label) || isVisible(value))
        .map(({ label, value }) => ({ label: orSign(label, "–"), value: orSign(value, "–") }));
      return fields.length === 0 ? undefined : { ...block, fields };
    }
    case "ranking":
      return block.rows.length === 0 ? undefined : { ...block, rows: block.rows.map(visibleRow) };
    case "image":
      return orSign(block.alt, "A picture") === block.alt
        ? block
        : { ...block, alt: orSign(block.alt, "A picture") };
    case "buttons": {
      const buttons = block.buttons.map(
        (button): Button => ({ ...button, label: orSign(button.label, "…") }),
      );
      return buttons.length === 0 ? undefined : { ...block, buttons };
    }
    default:
      return block satisfies never;
  }
}

function visibleRow(row: RankingRow): RankingRow {
  const member = { ...row.member, name: displayName(row.member.name) };
  return { ...row, member, value: withoutOverrides(row.value) };
}

/** Whether a text has more than spaces, control characters, and format characters. */
function isVisible(text: string): boolean {
  return /[^\p{White_Space}\p{Cc}\p{Cf}]/u.test(text);
}

function orSign(text: string, sign: string): string {
  return isVisible(text) ? withoutOverrides(text) : sign;
}
