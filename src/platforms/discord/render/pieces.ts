// Blocks of words as pieces of text, each of which can be said shorter where a message has no room for all.
import type { PlainWords } from "../../../core/markdown/plain.ts";
import {
  barDetails,
  barLines,
  fixedWidthTable,
  optionLine,
  rankSign,
  tableLines,
} from "../../../ports/block-lines.ts";
import type { Block, OptionRow } from "../../../ports/reply.ts";
import { discordMarkdown, literal, withoutAddresses } from "./markdown.ts";

/** A text in Discord's Markdown. */
export interface Piece {
  readonly text: string;
  /** The same without the addresses of its links, where it is small print. */
  readonly plain?: (() => Piece) | undefined;
  /** The same with at least `by` characters less, as far as it has so many. */
  shorter(by: number): Piece;
}

type Wordy = Exclude<Block, { type: "buttons" | "image" | "file" | "select" | "divider" | "tone" }>;

/** Characters that fit next to each other in a code block on a phone. */
const CODE_WIDTH = 38;

export function toPiece(block: Wordy): Piece {
  switch (block.type) {
    case "heading":
      return cuttable(
        block.text,
        (text) => `${block.large ? "##" : "###"} ${discordMarkdown(text.replaceAll("\n", " "))}`,
      );
    case "text":
      return block.muted ? small(block.markdown) : cuttable(block.markdown, (text) => discordMarkdown(text));
    case "code":
      return cuttable(block.text, (text) => fenced(block.language, text));
    case "fields":
      return lines(
        block.fields.map(({ label, value }) => `**${literal(label)}:** ${discordMarkdown(value)}`),
      );
    case "ranking":
      return lines(
        block.rows.map(({ rank, member, value, note, you }) => {
          const sign = rank > 3 ? `**${rank}.**` : rankSign(rank);
          const name = literal(member.name);
          const more = note === undefined ? "" : ` · ${literal(note)}`;
          return `${sign} ${you ? `**${name} (you)**` : name} · **${literal(value)}**${more}`;
        }),
      );
    case "options":
      return lines(block.options.map(optionText));
    case "bars":
      return lines([
        ...barDetails(block.rows).map((line) => discordMarkdown(line)),
        fenced("", barLines(block.rows).join("\n")),
      ]);
    case "table":
      return table(block);
    default:
      return block satisfies never;
  }
}

/** An option's row. */
export function optionPiece(option: OptionRow): Piece {
  return cuttable(option.markdown, (markdown) => optionText({ ...option, markdown }));
}

function optionText(option: OptionRow): string {
  return discordMarkdown(optionLine(option));
}

/** Tokens that only a text display shows keep their signs, which no fixed-width table has. */
const tokens: PlainWords = {
  time: () => "\u0000",
  channel: () => "\u0000",
  member: () => "\u0000",
  command: (text) => `/${text}`,
};

function table(block: Extract<Block, { type: "table" }>): Piece {
  const aligned = fixedWidthTable(block, tokens, CODE_WIDTH);
  if (aligned === undefined) return lines(tableLines(block).map((line) => discordMarkdown(line)));
  const caption = block.caption === undefined ? [] : [discordMarkdown(`**${block.caption}**`)];
  return lines([...caption, fenced("", aligned.join("\n"))]);
}

/** What a picture shows, in words. */
export function pictureInWords(alt: string): Piece {
  return cuttable(alt, (text) => smallLines(literal(text)));
}

function small(markdown: string): Piece {
  const shown = cuttable(markdown, (text) => smallLines(discordMarkdown(text)));
  const plain = () => cuttable(markdown, (text) => smallLines(withoutAddresses(text)));
  return { ...shown, plain };
}

function smallLines(text: string): string {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => `-# ${line}`)
    .join("\n");
}

/** A fence in the text would end the block: an invisible joiner parts its signs. */
function fenced(language: string, text: string): string {
  const name = /^[a-z0-9+-]+$/i.test(language) ? language : "";
  return `\`\`\`${name}\n${text.replaceAll("``", "`\u2060`")}\n\`\`\``;
}

/** Cut before it is translated, so that no mark is left open. */
function cuttable(words: string, show: (words: string) => string): Piece {
  const whole = words.toWellFormed();
  return {
    text: whole.trim() === "" ? "" : show(whole),
    shorter(by) {
      const kept = whole.slice(0, Math.max(0, whole.length - by - 1)).replace(/[\ud800-\udbff]$/, "");
      return cuttable(kept === "" ? "" : `${kept}…`, show);
    },
  };
}

/** Lines of which the last are left out first. */
function lines(all: readonly string[]): Piece {
  const text = all.join("\n").toWellFormed();
  return {
    text,
    shorter(by) {
      let kept = all.length;
      for (let left = by; kept > 0 && left > 0; kept--) left -= (all[kept - 1]?.length ?? 0) + 1;
      return lines(all.slice(0, kept));
    },
  };
}
