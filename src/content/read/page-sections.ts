// Readers of a concept page's three forms: a paragraph, a flat list, one fenced block.
import type { Code } from "../../core/model.ts";

export interface LineProblem {
  readonly line: number;
  readonly message: string;
}

/** A line of the page, or a text that begins there. */
export interface Row {
  readonly line: number;
  readonly text: string;
}

export interface Section {
  readonly name: string;
  readonly line: number;
  readonly rows: readonly Row[];
}

export type Report = (line: number, message: string) => void;

/** The leading text on one line; undefined where there is none. */
export function readParagraph({ rows }: Section, report: Report): Row | undefined {
  const filled = rows.filter(({ text }) => text !== "");
  const [first] = filled;
  if (first === undefined) return undefined;
  const second = filled.find((row, index) => row.line > first.line + index);
  if (second !== undefined) report(second.line, "A second paragraph: the leading text is one paragraph.");
  const marked = filled.find(({ text }) => /^\s*(```|[-*+] )/.test(text));
  if (marked !== undefined)
    report(marked.line, "A list or code in the leading text: write it under a heading.");
  return { line: first.line, text: filled.map(({ text }) => text.trim()).join(" ") };
}

/** Items begin with "- "; the rows after one belong to it: up to a blank row, and indented ones after that. */
export function readList({ name, rows }: Section, report: Report): readonly Row[] {
  const items: { line: number; text: string }[] = [];
  let afterBlank = false;
  for (const { line, text } of rows) {
    const item = items.at(-1);
    if (text === "") {
      afterBlank = true;
      continue;
    }
    if (text.startsWith("- ")) items.push({ line, text: text.slice(2).trim() });
    else if (item === undefined || /^\s*(```|[-*+] )/.test(text) || (afterBlank && !text.startsWith(" ")))
      report(line, `"## ${name}" is one flat list: begin each entry with "- ".`);
    else item.text += ` ${text.trim()}`;
    afterBlank = false;
  }
  return items;
}

/** The section's one block; undefined where there is none. */
export function readExample({ rows }: Section, report: Report): Code | undefined {
  const [opening, closing, extra] = rows.filter(({ text }) => text.startsWith("```"));
  if (opening === undefined) return undefined;
  const end = closing?.line ?? Number.POSITIVE_INFINITY;
  if (closing === undefined) report(opening.line, "The block is not closed: end it with ```.");
  if (extra !== undefined) report(extra.line, "A second block: an example is one block.");
  const beside = rows.find(
    ({ line, text }) =>
      text !== "" && (line < opening.line || line > end) && line < (extra?.line ?? line + 1),
  );
  if (beside !== undefined)
    report(beside.line, "Text beside the block: an example is one block and nothing else.");
  const inside = rows.filter(({ line }) => line > opening.line && line < end);
  return { language: opening.text.slice(3).trim(), text: inside.map(({ text }) => text).join("\n") };
}
