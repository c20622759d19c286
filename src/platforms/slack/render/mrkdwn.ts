// The Markdown tree as Slack's mrkdwn. Everything else that means something to Slack is shown as text:
// mentions and links are escaped, marks and emoji names broken up by an invisible space.
import { parseLines } from "../../../core/markdown/parse.ts";
import { parseInline } from "../../../core/markdown/parse-inline.ts";
import { plainLine } from "../../../core/markdown/plain.ts";
import type { Inline, Line } from "../../../core/markdown/tree.ts";
import { memoize } from "../../../ports/memoize.ts";
import { plainWords, utc } from "./plain-words.ts";
import { asTyped } from "./slash.ts";

const INVISIBLE = "\u200b";

/** Paragraphs and lists. */
export const mrkdwn = memoize((markdown) =>
  parseLines(markdown)
    .map(({ item, line }) => `${item ? "• " : ""}${writeLine(line)}`)
    .join("\n"),
);

/** The same in bold; marks inside are kept, but bold, which it is already. */
export function boldMrkdwn(markdown: string): string {
  return markdown
    .split("\n")
    .map((line) => (line.trim() === "" ? "" : `*${parseInline(line.trim()).map(markInBold).join("")}*`))
    .join("\n");
}

/** IDs as Slack writes them; with others, nothing would be shown. */
export const channelId = /^[A-Z0-9]{2,30}$/;
export const memberId = /^[UW][A-Z0-9]{2,30}$/;

/** Parts that Slack sees wherever they are. */
const unmarked: ReadonlySet<Inline["type"]> = new Set(["text", "time", "channel", "member"]);

/** Slack sees marks only where no letter or digit touches them. */
function writeLine(parts: Line): string {
  let joined = "";
  let marked = false;
  for (const part of parts) {
    const next = mark(part);
    const isMark = !unmarked.has(part.type);
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
      return `_${writeLine(part.inside)}_`;
    case "link":
      return `<${escapeText(part.url).replaceAll("|", "%7C")}|${literal(plainLine(part.inside, plainWords))}>`;
    case "time":
      return `<!date^${Math.floor(part.at / 1000)}^{date_short_pretty}, {time}|${utc(part.at)}>`;
    case "channel":
      return channelId.test(part.id) ? `<#${part.id}>` : literal(`#${part.id}`);
    case "member":
      return memberId.test(part.id) ? `<@${part.id}>` : literal(part.id);
    case "command":
      return `\`${escapeText(asTyped(part.text))}\``;
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
    .replace(/:(?=(?:100|1234|[+-]1|[0-9_+-]*[a-z][a-z0-9_+-]*):)/gi, `:${INVISIBLE}`);
}
