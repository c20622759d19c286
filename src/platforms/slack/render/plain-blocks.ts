// Messages without the newer blocks, for a Slack that rejects them: words in sections, choices as buttons.
import { escapeSigns } from "../../../core/markdown/escape.ts";
import { barDetails, barLines, optionLine, scoreText, tableLines } from "../../../ports/block-lines.ts";
import type { Block } from "../../../ports/reply.ts";

/** The same message of texts, code, fields, pictures, and buttons alone. */
export function plainBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap(plainBlock);
}

function plainBlock(block: Block): readonly Block[] {
  switch (block.type) {
    case "heading":
      return [{ type: "text", markdown: `**${block.text.replaceAll("**", "")}**` }];
    case "ranking":
      return [
        text(
          block.rows.map(
            (row) => `${row.rank}. ${escapeSigns(row.member.name)}: ${scoreText(row, block.unit)}`,
          ),
        ),
      ];
    case "options": {
      const buttons = block.options.flatMap(({ letter, action }) =>
        action === undefined ? [] : [{ label: letter, action }],
      );
      return [text(block.options.map(optionLine)), { type: "buttons", buttons }];
    }
    case "bars":
      return [
        text(barDetails(block.rows)),
        { type: "code", language: "", text: barLines(block.rows).join("\n") },
      ];
    case "table":
      return [text(tableLines(block))];
    case "select":
      return [{ type: "buttons", buttons: block.choices.map(({ label, action }) => ({ label, action })) }];
    case "divider":
    case "tone":
      return [];
    case "text":
    case "code":
    case "fields":
    case "image":
    case "file":
    case "buttons":
      return [block];
    default:
      return block satisfies never;
  }
}

function text(lines: readonly string[]): Block {
  return { type: "text", markdown: lines.join("\n") };
}
