// The Markdown tree as HTML. Everything that isn't a mark is escaped text.
import { html, raw } from "hono/html";
import { type Paragraph, parseParagraphs } from "../../core/markdown/parse.ts";
import { parseInline } from "../../core/markdown/parse-inline.ts";
import { timeText } from "../../core/markdown/time-text.ts";
import type { Inline, Line } from "../../core/markdown/tree.ts";

type Html = ReturnType<typeof html>;

/** One line, times in `zone` (IANA); no paragraphs. */
export function inlineMarkdown(text: string, zone: string): Html {
  return lineHtml(parseInline(text), zone);
}

/** Paragraphs and lists, times in `zone` (IANA). */
export function blockMarkdown(text: string, zone: string): Html {
  return html`${parseParagraphs(text).map((paragraph) => paragraphHtml(paragraph, zone))}`;
}

function paragraphHtml({ type, lines }: Paragraph, zone: string): Html {
  if (type === "list") return html`<ul>${lines.map((line) => html`<li>${lineHtml(line, zone)}</li>`)}</ul>`;
  const [first = [], ...rest] = lines;
  return html`<p>${lineHtml(first, zone)}${rest.map((line) => html`${raw("<br>")}${lineHtml(line, zone)}`)}</p>`;
}

function lineHtml(line: Line, zone: string): Html {
  return html`${line.map((part) => partHtml(part, zone))}`;
}

function partHtml(part: Inline, zone: string): Html {
  switch (part.type) {
    case "text":
      return html`${part.text}`;
    case "code":
      return html`<code>${part.text}</code>`;
    case "strong":
      return html`<strong>${lineHtml(part.inside, zone)}</strong>`;
    case "emphasis":
      return html`<em>${lineHtml(part.inside, zone)}</em>`;
    case "link":
      return html`<a href="${part.url}" target="_blank" rel="noreferrer">${lineHtml(part.inside, zone)}</a>`;
    case "time":
      return timeElement(part.at, zone);
    case "channel":
      return html`#${part.id}`;
    case "member":
      return html`@${part.id}`;
    case "command":
      return html`<code>/${part.text}</code>`;
    default:
      return part satisfies never;
  }
}

/** An instant (epoch ms), for people and for programs. */
export function timeElement(at: number, zone: string): Html {
  return html`<time datetime="${new Date(at).toISOString()}">${timeText(at, zone)}</time>`;
}
