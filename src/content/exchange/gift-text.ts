// Texts in GIFT: escapes, format markers, and the simple HTML that Moodle writes.
// As in Moodle's question/format/gift/format.php, a \ escapes : # = { } ~ \, and \n is a line break.

import { escapeMarkdown } from "../../core/markdown/escape.ts";
import { htmlToMarkdown } from "./html/html-to-markdown.ts";
import { splitCode } from "./html/tokens.ts";

const escaped = /\\[\\:#={}~n]/g;
const marker = /^\[(html|markdown|plain|moodle)\]/;

/** Escapes a text for GIFT, on one line. */
export function escapeGift(text: string): string {
  return text.replace(/[\\:#={}~]/g, "\\$&").replaceAll("\n", "\\n");
}

/** Escapes an option or feedback whose start could look like a marker. */
export function escapePart(text: string): string {
  return `${marker.test(text) ? "[markdown]" : ""}${escapeGift(guardHtml(text))}`;
}

/** The text with escapes and references such as `&#39;` blanked out, at the same length: the remaining marks are real. */
export function maskEscapes(text: string): string {
  return text
    .replace(escaped, "\0\0")
    .replace(/&#(?:\d{1,7}|x[0-9a-f]{1,6});/gi, (found) => "\0".repeat(found.length));
}

/** A text from a GIFT file. */
export interface GiftText {
  readonly text: string;
  readonly format: string;
  /** Each problem once. */
  readonly problems: readonly string[];
}

/** Reads a part as Markdown. Line breaks become spaces, and simple HTML becomes Markdown. */
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

/** Escapes Markdown for Moodle, which would render HTML in it. */
export function guardHtml(markdown: string): string {
  return splitCode(markdown)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/&(?=#?\w+;)/g, "&amp;").replace(/<(?=[a-z/!])/gi, "&lt;"),
    )
    .join("");
}

/** Replaces GIFT's escapes with their characters. */
export function unescapeGift(text: string): string {
  return text.replace(escaped, (pair) => (pair === "\\n" ? "\n" : pair.slice(1)));
}
