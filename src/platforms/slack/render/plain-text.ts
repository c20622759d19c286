// Blocks as plain text: what notifications show and screen readers read.
import { plainMarkdown } from "../../../core/markdown/plain.ts";
import { barDetails, barLines, optionLine, scoreText, tableLines } from "../../../ports/block-lines.ts";
import { memoize } from "../../../ports/memoize.ts";
import type { Block } from "../../../ports/reply.ts";
import { cut, limits } from "./limits.ts";
import { channelId, escapeText } from "./mrkdwn.ts";
import { plainWords } from "./plain-words.ts";

/** Around a channel's ID until the text is escaped: characters of no script. */
const CHANNEL = { start: "\ue000", end: "\ue001" };

/** Notifications show a channel's link by its name, which we don't know. */
const plain = memoize((markdown) =>
  plainMarkdown(markdown, {
    ...plainWords,
    channel: (id) => (channelId.test(id) ? `${CHANNEL.start}${id}${CHANNEL.end}` : `#${id}`),
  }),
);

function linkChannels(text: string): string {
  return text.replace(/\ue000([A-Z0-9]+)\ue001/g, "<#$1>").replace(/[\ue000\ue001]/g, "");
}

/** Never empty: Slack wants a text. */
export function plainText(blocks: readonly Block[]): string {
  const lines = blocks.map(plainBlock).filter((text) => text.trim() !== "");
  return lines.length === 0 ? "Kubedrill" : linkChannels(escapeText(cut(lines.join("\n"), limits.fallback)));
}

function plainBlock(block: Block): string {
  switch (block.type) {
    case "heading":
      return plain(block.text);
    case "text":
      return plain(block.markdown);
    case "code":
      return block.text;
    case "fields":
      return block.fields.map(({ label, value }) => `${label}: ${plain(value)}`).join("\n");
    case "ranking":
      return block.rows
        .map((row) => {
          const { rank, member, you } = row;
          return `${rank}. ${member.name}${you ? " (you)" : ""}: ${scoreText(row, block.unit)}`;
        })
        .join("\n");
    case "options":
      return block.options.map((option) => plain(optionLine(option))).join("\n");
    case "bars":
      return [...barDetails(block.rows).map(plain), ...barLines(block.rows)].join("\n");
    case "table":
      return tableLines(block).map(plain).join("\n");
    case "select":
      return `${block.label}: ${block.choices.map(({ label }) => label).join(", ")}`;
    case "image":
      return block.alt;
    case "file":
      return plain(block.failed);
    case "buttons":
      return block.buttons.map(({ label }) => `[${label}]`).join(" ");
    case "divider":
    case "tone":
      return "";
    default:
      return block satisfies never;
  }
}
