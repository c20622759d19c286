// Renders Markdown as HTML for flashcards.
import { parseInline } from "./parse-inline.ts";
import { plainLine, tokensAsWritten } from "./plain.ts";
import type { Inline, Line } from "./tree.ts";

/** Escapes a text for HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** Renders one line of Markdown as HTML. */
export function markdownToHtml(markdown: string): string {
  return lineHtml(parseInline(markdown));
}

function lineHtml(line: Line): string {
  return line.map(partHtml).join("");
}

function partHtml(part: Inline): string {
  switch (part.type) {
    case "text":
      return escapeHtml(part.text);
    case "code":
      return `<code>${escapeHtml(part.text)}</code>`;
    case "strong":
      return `<strong>${lineHtml(part.inside)}</strong>`;
    case "emphasis":
      return `<em>${lineHtml(part.inside)}</em>`;
    case "link":
      return `<a href="${escapeHtml(part.url)}">${lineHtml(part.inside)}</a>`;
    case "time":
    case "channel":
    case "member":
    case "command":
      return escapeHtml(plainLine([part], tokensAsWritten));
    default:
      return part satisfies never;
  }
}
