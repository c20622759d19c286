// Reads the three kinds of sections in a concept page: a paragraph, a flat list, and one fenced block.
import type { Code } from "../../core/model.ts";

/** A problem in a file, by line (from 1). */
export interface LineProblem {
  readonly line: number;
  readonly message: string;
}

/** A line of a file, or a text that starts there. */
export interface Row {
  readonly line: number;
  readonly text: string;
}

/** A section of a page; `line` is its heading's. */
export interface Section {
  readonly name: string;
  readonly line: number;
  readonly rows: readonly Row[];
}

/** Receives each problem of a file as it's found. */
export type ReportLine = (line: number, message: string) => void;

/** The leading text, joined to one line; undefined without any. */
export function readParagraph({ rows }: Section, report: ReportLine): Row | undefined {
  const filled = rows.filter(({ text }) => text !== "");
  const [first] = filled;
  if (first === undefined) return undefined;
  const second = filled.find((row, index) => row.line > first.line + index);
  if (second !== undefined)
    report(second.line, "A second paragraph: write the leading text as one paragraph.");
  const marked = filled.find(({ text }) => /^\s*(```|[-*+] )/.test(text));
  if (marked !== undefined)
    report(marked.line, "A list or code in the leading text: move it under a heading.");
  return { line: first.line, text: filled.map(({ text }) => text.trim()).join(" ") };
}

/** Reads items that start with "- ". Rows after one belong to it up to a blank row; indented rows belong to it after that, too. */
export function readList({ name, rows }: Section, report: ReportLine): readonly Row[] {
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
      report(line, `"## ${name}" is one flat list: start each entry with "- ".`);
    else item.text += ` ${text.trim()}`;
    afterBlank = false;
  }
  return items;
}

/** The section's only block; undefined without any. */
export function readExample({ rows }: Section, report: ReportLine): Code | undefined {
  const [opening, closing, extra] = rows.filter(({ text }) => text.startsWith("```"));
  if (opening === undefined) return undefined;
  const end = closing?.line ?? Number.POSITIVE_INFINITY;
  if (closing === undefined) report(opening.line, "The block isn't closed: end it with ```.");
  if (extra !== undefined) report(extra.line, "A second block: an example has only one.");
  const stray = rows.find(
    ({ line, text }) =>
      text !== "" && (line < opening.line || line > end) && line < (extra?.line ?? line + 1),
  );
  if (stray !== undefined) report(stray.line, "Text next to the block: an example is only one block.");
  const inside = rows.filter(({ line }) => line > opening.line && line < end);
  return { language: opening.text.slice(3).trim(), text: inside.map(({ text }) => text).join("\n") };
}
