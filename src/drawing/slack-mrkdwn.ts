// Slack's mrkdwn as HTML: bold, italics, code, links, dates, mentions.
// https://docs.slack.dev/messaging/formatting-message-text
import { html, raw } from "hono/html";
import { timeText } from "../core/markdown/time-text.ts";
import type { Html } from "./controls.ts";

/** Code, something in angle brackets, bold, italics, or the end of a line. */
const mark =
  /`([^`\n]+)`|<([^<>]+)>|(?<![\p{L}\p{N}])\*([^*\n]+)\*(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_([^_\n]+)_(?![\p{L}\p{N}])|\n/gu;

const FENCE = "```";

/** @param zone in which dates are shown (IANA) */
export function drawMrkdwn(text: string, zone: string): Html {
  const parts = text.split(FENCE);
  return html`${parts.map((part, place) => (place % 2 === 0 ? drawLines(part, zone) : drawCode(part)))}`;
}

function drawCode(text: string): Html {
  return html`<pre tabindex="0">${decodeSigns(text.replace(/^\n/, "").replace(/\n$/, ""))}</pre>`;
}

function drawLines(text: string, zone: string): Html {
  const parts: unknown[] = [];
  let last = 0;
  for (const found of text.matchAll(mark)) {
    const [whole, code, bracket, bold, italic] = found;
    parts.push(decodeSigns(text.slice(last, found.index)));
    if (code !== undefined) parts.push(html`<code>${decodeSigns(code)}</code>`);
    else if (bracket !== undefined) parts.push(drawBracket(bracket, zone));
    else if (bold !== undefined) parts.push(html`<b>${drawLines(bold, zone)}</b>`);
    else if (italic !== undefined) parts.push(html`<i>${drawLines(italic, zone)}</i>`);
    else parts.push(raw("<br>"));
    last = found.index + whole.length;
  }
  return html`${parts}${decodeSigns(text.slice(last))}`;
}

/** A link, a date, or a mention. */
function drawBracket(text: string, zone: string): Html {
  const [target = "", label = target] = text.split("|");
  const [kind, seconds] = target.split("^");
  if (kind === "!date") return html`${timeText(Number(seconds) * 1_000, zone)}`;
  if (!target.startsWith("https:")) return html`<span class="mention">${decodeSigns(target)}</span>`;
  return html`<a href="${decodeSigns(target)}" target="_blank" rel="noreferrer">${decodeSigns(label)}</a>`;
}

function decodeSigns(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
