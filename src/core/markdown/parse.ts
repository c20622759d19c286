// Texts of several lines as a tree.
import { parseInline } from "./parse-inline.ts";
import type { Line } from "./tree.ts";

/** A line of a text, and whether it is an item of a list: `- ` begins one and isn't part of the line. */
export interface MarkdownLine {
  readonly item: boolean;
  readonly line: Line;
}

/** A whole text, line by line; empty lines are kept. */
export function parseLines(text: string): readonly MarkdownLine[] {
  return text.split("\n").map((line) => {
    const item = line.startsWith("- ");
    return { item, line: parseInline(item ? line.slice(2) : line) };
  });
}

/** Lines of text that follow each other, or the items of a list. */
export interface Paragraph {
  readonly type: "lines" | "list";
  readonly lines: readonly Line[];
}

/** A whole text as paragraphs and lists. Empty lines part them; a list also begins right below a line of text. */
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
