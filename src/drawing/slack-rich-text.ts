// Slack's rich text as HTML.
import type { types } from "@slack/bolt";
import { html } from "hono/html";
import { timeText } from "../core/markdown/time-text.ts";
import type { Html } from "./controls.ts";

/** @param zone in which dates are shown (IANA) */
export function drawRichText({ elements }: types.RichTextBlock, zone: string): Html {
  return html`${elements.map((element) => drawPart(element, zone))}`;
}

function drawPart(part: types.RichTextBlock["elements"][number], zone: string): Html {
  if (part.type === "rich_text_list")
    return html`<ul>${part.elements.map((item) => html`<li>${drawPart(item, zone)}</li>`)}</ul>`;
  const words = html`${part.elements.map((element) => drawElement(element, zone))}`;
  if (part.type === "rich_text_preformatted") return html`<pre tabindex="0">${words}</pre>`;
  if (part.type === "rich_text_quote") return html`<blockquote>${words}</blockquote>`;
  return html`<div class="slack-rich">${words}</div>`;
}

function drawElement(element: types.RichTextElement, zone: string): Html {
  const style = "style" in element ? (element.style ?? {}) : {};
  let words = wordsOf(element, zone);
  if ("code" in style && style.code) words = html`<code>${words}</code>`;
  if ("italic" in style && style.italic) words = html`<i>${words}</i>`;
  return "bold" in style && style.bold ? html`<b>${words}</b>` : words;
}

function wordsOf(element: types.RichTextElement, zone: string): Html {
  switch (element.type) {
    case "text":
      return html`${element.text}`;
    case "link":
      return html`<a href="${element.url}" target="_blank" rel="noreferrer">${element.text ?? element.url}</a>`;
    case "date":
      return html`${timeText(element.timestamp * 1_000, zone)}`;
    case "channel":
      return html`<span class="mention">#${element.channel_id}</span>`;
    case "user":
      return html`<span class="mention">@${element.user_id}</span>`;
    default:
      return html`${element.type}`;
  }
}
