// GIFT's texts: escapes, format markers, and the simple HTML that Moodle writes.
// After question/format/gift/format.php of Moodle: a \ before one of : # = { } ~ \ means the character, \n a line break.

import { escapeMarkdown } from "../../core/markdown/escape.ts";
import { htmlToMarkdown } from "./html/html-to-markdown.ts";
import { splitCode } from "./html/tokens.ts";

const escaped = /\\[\\:#={}~n]/g;
const marker = /^\[(html|markdown|plain|moodle)\]/;

/** One line that keeps its meaning between the marks of GIFT. */
export function escapeGift(text: string): string {
  return text.replace(/[\\:#={}~]/g, "\\$&").replaceAll("\n", "\\n");
}

/** An option or feedback: what it begins with must not be taken for a marker. */
export function escapePart(text: string): string {
  return `${marker.test(text) ? "[markdown]" : ""}${escapeGift(guardHtml(text))}`;
}

/** The same length, with other characters for escapes and for `&#39;`: marks that are found in it are marks. */
export function maskEscapes(text: string): string {
  return text
    .replace(escaped, "\0\0")
    .replace(/&#(?:\d{1,7}|x[0-9a-f]{1,6});/gi, (found) => "\0".repeat(found.length));
}

export interface GiftText {
  readonly text: string;
  readonly format: string;
  /** What cannot be read, each once. */
  readonly problems: readonly string[];
}

/** Reads a part: line breaks of the file are mere blanks; HTML becomes Markdown as far as it can. */
export function readGiftText(raw: string, inherited = "moodle"): GiftText {
  const folded = raw
    .split("\n")
    .map((line) => line.trim())
    .join(" ")
    .trim();
  const format = marker.exec(folded)?.[1] ?? inherited;
  const text = unescapeGift(folded.replace(marker, "")).replaceAll("\r", "").trim();
  const fence = text.indexOf("\n\n```");
  const [prose, code] = fence < 0 ? [text, ""] : [text.slice(0, fence), text.slice(fence)];
  const read = format === "plain" ? { text: escapeMarkdown(prose), problems: [] } : readProse(prose, format);
  return { format, text: read.text + code, problems: read.problems };
}

function readProse(prose: string, format: string) {
  return htmlToMarkdown(prose, format === "html" || format === "markdown" ? format : "moodle");
}

/** Markdown for Moodle, which takes HTML in it for HTML. */
export function guardHtml(markdown: string): string {
  return splitCode(markdown)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/&(?=#?\w+;)/g, "&amp;").replace(/<(?=[a-z/!])/gi, "&lt;"),
    )
    .join("");
}

export function unescapeGift(text: string): string {
  return text.replace(escaped, (pair) => (pair === "\\n" ? "\n" : pair.slice(1)));
}
