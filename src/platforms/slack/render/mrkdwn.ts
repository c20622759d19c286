// The small Markdown of blocks as Slack's mrkdwn. Whatever else Slack would read something into is text, and
// shown as it is: mentions and links are escaped, marks and emoji names broken up by an invisible space.
import { type Inline, parseInline, utc } from "./inline.ts";
import { remembered } from "./remembered.ts";

const INVISIBLE = "\u200b";

/** Paragraphs and lists of `- ` lines. */
export const mrkdwn = remembered((markdown) =>
  markdown
    .split("\n")
    .map((line) => (line.startsWith("- ") ? `• ${inlineMrkdwn(line.slice(2))}` : inlineMrkdwn(line)))
    .join("\n"),
);

/** The same in bold; marks inside are kept, but bold, which it is already. */
export function boldMrkdwn(markdown: string): string {
  return markdown
    .split("\n")
    .map((line) => (line.trim() === "" ? "" : `*${parseInline(line.trim()).map(markInBold).join("")}*`))
    .join("\n");
}

function inlineMrkdwn(line: string): string {
  return joinParts(parseInline(line));
}

/** Slack sees marks only where no letter or digit touches them. */
function joinParts(parts: readonly Inline[]): string {
  let joined = "";
  let marked = false;
  for (const part of parts) {
    const next = mark(part);
    const isMark = part.type !== "text" && part.type !== "time" && part.type !== "channel";
    const touches = isMark && /[\p{L}\p{N}]$/u.test(joined);
    const touched = marked && /^[\p{L}\p{N}]/u.test(next);
    joined += touches || touched ? INVISIBLE + next : next;
    marked = isMark;
  }
  return joined;
}

function mark(part: Inline): string {
  switch (part.type) {
    case "text":
      return literal(part.text);
    case "code":
      return `\`${escapeText(part.text)}\``;
    case "strong":
      return `*${part.inside.map(markInBold).join("")}*`;
    case "emphasis":
      return `_${joinParts(part.inside)}_`;
    case "link":
      return `<${escapeText(part.url).replaceAll("|", "%7C")}|${literal(part.label.replaceAll("\n", " "))}>`;
    case "time":
      return `<!date^${Math.floor(part.at / 1000)}^{date_short_pretty}, {time}|${utc(part.at)}>`;
    case "channel":
      return `<#${part.id}>`;
    default:
      return part satisfies never;
  }
}

function markInBold(part: Inline): string {
  return part.type === "strong" ? part.inside.map(markInBold).join("") : mark(part);
}

/** What Slack needs escaped everywhere: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Text as it is: nothing in it mentions, links, formats or becomes a picture. */
export function literal(text: string): string {
  return escapeText(text)
    .replace(/^(&gt;)/gm, `${INVISIBLE}$1`)
    .replace(/`|(?<![\p{L}\p{N}])[*_~](?=\S)/gu, `$&${INVISIBLE}`)
    .replace(/:(?=(?:100|1234|[+-]1|[a-z0-9_+-]*[a-z][a-z0-9_+-]*):)/gi, `:${INVISIBLE}`);
}
