// Discord's Markdown as HTML, parsed by discord-markdown-parser.
import { type parse as Parse, parse } from "discord-markdown-parser";
import { html, raw } from "hono/html";
import { relativeTimeText, timeText } from "../core/markdown/time-text.ts";
import type { Html } from "./controls.ts";

type Node = ReturnType<typeof Parse>[number];

/** When and where a message is looked at. */
export interface Moment {
  /** Epoch ms. */
  readonly now: number;
  /** IANA. */
  readonly zone: string;
}

export function drawDiscordMarkdown(text: string, moment: Moment): Html {
  return drawNodes(parse(text, "extended"), moment);
}

function drawNodes(nodes: readonly Node[], moment: Moment): Html {
  return html`${nodes.map((node) => drawNode(node, moment))}`;
}

function drawNode(node: Node, moment: Moment): Html {
  const inside = () =>
    Array.isArray(node.content) ? drawNodes(node.content, moment) : html`${node.content}`;
  switch (node.type) {
    case "text":
      return html`${String(node.content).replace(/^- /, "• ")}`;
    case "twemoji":
      return html`${node.name}`;
    case "br":
    case "newline":
      return html`${raw("<br>")}`;
    case "strong":
      return html`<b>${inside()}</b>`;
    case "em":
      return html`<i>${inside()}</i>`;
    case "underline":
      return html`<u>${inside()}</u>`;
    case "strikethrough":
      return html`<s>${inside()}</s>`;
    case "inlineCode":
      return html`<code>${node.content}</code>`;
    case "codeBlock":
      return html`<pre tabindex="0">${node.content}</pre>`;
    case "blockQuote":
      return html`<blockquote>${inside()}</blockquote>`;
    case "heading":
      return node.level === 2 ? html`<h2 class="discord-large">${inside()}</h2>` : html`<h2>${inside()}</h2>`;
    case "subtext":
      return html`<small>${inside()}</small>`;
    case "link":
    case "url":
      return html`<a href="${node.target}" target="_blank" rel="noreferrer">${inside()}</a>`;
    case "timestamp": {
      const at = Number(node.timestamp) * 1_000;
      return html`${node.format === "R" ? relativeTimeText(at, moment.now) : timeText(at, moment.zone)}`;
    }
    case "channel":
      return html`<span class="mention">#${node.id}</span>`;
    case "user":
      return html`<span class="mention">@${node.id}</span>`;
    default:
      return inside();
  }
}
