// The small Markdown of blocks as HTML. Everything else is text, and escaped.
import { html, raw } from "hono/html";

type Html = ReturnType<typeof html>;

const inline =
  /`(?<code>[^`]+)`|\*\*(?<strong>.+?)\*\*|\*(?<em>[^*\s](?:[^*]*[^*\s])?)\*|\[(?<label>[^\]]+)\]\((?<href>https:\/\/[^\s)]+)\)|\{time:(?<time>\d{1,15})\}/g;

/** Text with code, bold, emphasis, links and times in `zone`; no paragraphs. */
export function inlineMarkdown(text: string, zone: string): Html {
  const parts: Html[] = [];
  let done = 0;
  for (const match of text.matchAll(inline)) {
    parts.push(html`${text.slice(done, match.index)}${mark(match.groups ?? {}, zone)}`);
    done = match.index + match[0].length;
  }
  return html`${parts}${text.slice(done)}`;
}

function mark(found: Readonly<Record<string, string | undefined>>, zone: string): Html {
  const { code, strong, em, label, href, time } = found;
  if (code !== undefined) return html`<code>${code}</code>`;
  if (strong !== undefined) return html`<strong>${inlineMarkdown(strong, zone)}</strong>`;
  if (em !== undefined) return html`<em>${inlineMarkdown(em, zone)}</em>`;
  if (label !== undefined && href !== undefined) {
    return html`<a href="${href}" target="_blank" rel="noreferrer">${inlineMarkdown(label, zone)}</a>`;
  }
  return time === undefined ? html`` : timeElement(Number(time), zone);
}

/** An instant (epoch ms) as people say it: “Tue 24 Nov, 09:00”. */
export function timeElement(at: number, zone: string): Html {
  const format = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  });
  const date = new Date(at);
  return html`<time datetime="${date.toISOString()}">${format.format(date)}</time>`;
}

/** Paragraphs (separated by an empty line) and lists of `- ` lines, which may follow a line of text. */
export function blockMarkdown(text: string, zone: string): Html {
  return html`${[...paragraphsOf(text)].map((lines) => paragraphHtml(lines, zone))}`;
}

const isItem = (line: string | undefined) => line?.startsWith("- ") ?? false;

/** The lines of a paragraph, or of a list, each. */
function* paragraphsOf(text: string): Generator<readonly string[]> {
  let lines: string[] = [];
  for (const line of text.split("\n")) {
    if (lines.length > 0 && (line === "" || isItem(line) !== isItem(lines[0]))) {
      yield lines;
      lines = [];
    }
    if (line !== "") lines.push(line);
  }
  if (lines.length > 0) yield lines;
}

function paragraphHtml(lines: readonly string[], zone: string): Html {
  if (isItem(lines[0])) {
    return html`<ul>${lines.map((line) => html`<li>${inlineMarkdown(line.slice(2), zone)}</li>`)}</ul>`;
  }
  const [first = "", ...rest] = lines;
  return html`<p>${inlineMarkdown(first, zone)}${rest.map((line) => html`${raw("<br>")}${inlineMarkdown(line, zone)}`)}</p>`;
}
