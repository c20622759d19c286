// Slack's mrkdwn as HTML: bold, italics, code, links, dates, mentions.
// https://docs.slack.dev/messaging/formatting-message-text
import { html, raw } from "hono/html";
import type { Html } from "./controls.ts";
import { timeText } from "./time-text.ts";

/** Everything that Slack gives a meaning to; the first group that matched says what it is. */
const mark = new RegExp(
  [
    "```\\n?(?<fence>[^]*?)\\n?```",
    "`(?<code>[^`\\n]+)`",
    "<!date\\^(?<date>\\d+)\\^[^|>]*\\|[^>]*>",
    "<(?<link>https?:[^|>]+)(?:\\|(?<label>[^>]*))?>",
    "<(?<mention>[@#][^>]+)>",
    "(?<![\\p{L}\\p{N}])\\*(?<bold>[^*\\n]+)\\*(?![\\p{L}\\p{N}])",
    "(?<![\\p{L}\\p{N}])_(?<italic>[^_\\n]+)_(?![\\p{L}\\p{N}])",
    "(?<line>\\n)",
  ].join("|"),
  "gu",
);

/** @param zone in which dates are shown (IANA) */
export function drawMrkdwn(text: string, zone: string): Html {
  const parts: unknown[] = [];
  let last = 0;
  for (const found of text.matchAll(mark)) {
    parts.push(decodeSigns(text.slice(last, found.index)), drawMark(found.groups ?? {}, zone));
    last = found.index + found[0].length;
  }
  return html`${parts}${decodeSigns(text.slice(last))}`;
}

function drawMark(groups: Readonly<Record<string, string | undefined>>, zone: string): Html {
  const { fence, code, date, link, label, mention, bold, italic } = groups;
  if (fence !== undefined) return html`<pre tabindex="0">${decodeSigns(fence)}</pre>`;
  if (code !== undefined) return html`<code>${decodeSigns(code)}</code>`;
  if (date !== undefined) return html`${timeText(Number(date) * 1_000, zone)}`;
  if (link !== undefined)
    return html`<a href="${decodeSigns(link)}" target="_blank" rel="noreferrer">${decodeSigns(label ?? link)}</a>`;
  if (mention !== undefined) return html`<span class="mention">${decodeSigns(mention)}</span>`;
  if (bold !== undefined) return html`<b>${drawMrkdwn(bold, zone)}</b>`;
  if (italic !== undefined) return html`<i>${drawMrkdwn(italic, zone)}</i>`;
  return html`${raw("<br>")}`;
}

function decodeSigns(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
