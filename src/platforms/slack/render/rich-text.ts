// The Markdown tree as Slack's rich text: nothing in it is parsed again, so no sign needs escaping.
import type { types } from "@slack/bolt";
import { parseInline } from "../../../core/markdown/parse-inline.ts";
import { plainLine } from "../../../core/markdown/plain.ts";
import type { Inline } from "../../../core/markdown/tree.ts";
import { memoize } from "../../../ports/memoize.ts";
import { channelId, memberId } from "./mrkdwn.ts";
import { plainWords, utc } from "./plain-words.ts";
import { asTyped } from "./slash.ts";

type Style = NonNullable<types.RichTextText["style"]>;

/** One line of Markdown. @param style of all of it */
export function richLine(markdown: string, style: Style = {}): types.RichTextBlock {
  const elements = parseInline(markdown.replaceAll("\n", " ")).flatMap((part) => toElements(part, style));
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements }] };
}

/** One line of Markdown in bold. Stems repeat: everyone who answers gets the same. */
export const boldLine = memoize((markdown) => richLine(markdown, { bold: true }));

function toElements(part: Inline, style: Style): types.RichTextElement[] {
  switch (part.type) {
    case "text":
      return [words(part.text, style)];
    case "code":
      return [words(part.text, { ...style, code: true })];
    case "strong":
      return part.inside.flatMap((inner) => toElements(inner, { ...style, bold: true }));
    case "emphasis":
      return part.inside.flatMap((inner) => toElements(inner, { ...style, italic: true }));
    case "link": {
      const text = plainLine(part.inside, plainWords);
      return [{ type: "link", url: part.url, text, ...styled(style) }];
    }
    case "time":
      return [
        {
          type: "date",
          timestamp: Math.floor(part.at / 1000),
          format: "{date_short_pretty}, {time}",
          fallback: utc(part.at),
        },
      ];
    case "channel":
      return channelId.test(part.id)
        ? [{ type: "channel", channel_id: part.id, ...styled(style) }]
        : [words(`#${part.id}`, style)];
    case "member":
      return memberId.test(part.id)
        ? [{ type: "user", user_id: part.id, ...styled(style) }]
        : [words(part.id, style)];
    case "command":
      return [words(asTyped(part.text), { ...style, code: true })];
    default:
      return part satisfies never;
  }
}

function words(text: string, style: Style): types.RichTextText {
  return { type: "text", text, ...styled(style) };
}

/** Slack takes no empty style. */
function styled(style: Style): { style?: Style } {
  return Object.keys(style).length === 0 ? {} : { style };
}
