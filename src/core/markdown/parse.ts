// Parses texts of several lines into trees.
import { parseInline } from "./parse-inline.ts";
import type { Line } from "./tree.ts";

/** A line of a text, without the `- ` of a list item. */
export interface MarkdownLine {
  readonly item: boolean;
  readonly line: Line;
}

/** Parses a whole text line by line, including empty lines. */
export function parseLines(text: string): readonly MarkdownLine[] {
  return text.split("\n").map((line) => {
    const item = line.startsWith("- ");
    return { item, line: parseInline(item ? line.slice(2) : line) };
  });
}

/** Consecutive lines of text, or the items of a list. */
export interface Paragraph {
  readonly type: "lines" | "list";
  readonly lines: readonly Line[];
}

/** Parses a whole text into paragraphs and lists. Empty lines separate them; a list can follow text directly. */
export function parseParagraphs(text: string): readonly Paragraph[] {
  const paragraphs: { readonly type: Paragraph["type"]; readonly lines: Line[] }[] = [];
  let last: (typeof paragraphs)[number] | undefined;
  for (const { item, line } of parseLines(text)) {
    const type = item ? "list" : "lines";
    if (!item && line.length === 0) {
      last = undefined;
    } else if (last?.type === type) {
      last.lines.push(line);
    } else {
      last = { type, lines: [line] };
      paragraphs.push(last);
    }
  }
  return paragraphs;
}
