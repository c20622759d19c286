// A rendered message as people can read it in a snapshot: a line or more for each block.
import type { types } from "@slack/bolt";
import type { SlackMessage } from "../../../src/platforms/slack/render/render.ts";

/** Longer texts are shown by their two ends. */
const WHOLE = 1_200;
const END = 120;

export function transcript({ text, blocks }: SlackMessage): string {
  return [`text ${ended(text).replaceAll("\n", "⏎")}`, ...blocks.map(shown)].join("\n");
}

function shown(block: types.KnownBlock): string {
  switch (block.type) {
    case "header":
      return lines("header", block.text);
    case "section":
      return [
        ...(block.text === undefined ? [] : [lines("section", block.text)]),
        ...(block.accessory?.type === "button"
          ? [`  ${usable(block.accessory)} “${block.accessory.accessibility_label}”`]
          : []),
        ...(block.fields ?? []).map((field) => lines("field", field)),
        ...(block.expand ? [] : ["  folds"]),
      ].join("\n");
    case "context":
      return block.elements
        .map((element) => ("text" in element ? lines("context", element) : `context ?${element.type}`))
        .join("\n");
    case "actions":
      return `actions ${block.elements.map(usable).join(" ")}`;
    case "rich_text":
      return `rich\n  │ ${richWords(block)}`;
    case "table":
      return ["table", ...block.rows.map((row) => `  │ ${row.map(cell).join(" | ")}`)].join("\n");
    case "divider":
      return "───";
    default:
      return `?${block.type} ${JSON.stringify(block)}`;
  }
}

type Text = types.PlainTextElement | types.MrkdwnElement;

/** Marks what Slack would read something into: mrkdwn that isn't verbatim, plain text with emoji. */
function lines(kind: string, text: Text): string {
  const lively = text.type === "mrkdwn" ? !text.verbatim : text.emoji !== false;
  const marks = `${text.type === "plain_text" ? " plain" : ""}${lively ? " lively" : ""}`;
  const shownLines = ended(text.text).split("\n");
  return [`${kind}${marks}`, ...shownLines.map((line) => `  │ ${line}`)].join("\n");
}

function cell(one: types.TableBlock["rows"][number][number]): string {
  if (one.type === "rich_text") return richWords(one);
  return "text" in one ? one.text : "?";
}

/** Words with their styles around them. */
function richWords({ elements }: types.RichTextBlock): string {
  const parts = elements.flatMap((part) => (part.type === "rich_text_section" ? part.elements : []));
  return parts
    .map((part) => {
      const styles = "style" in part && part.style ? Object.keys(part.style).join(",") : "";
      const words = "text" in part ? part.text : JSON.stringify(part);
      return styles === "" ? words : `⟨${styles} ${ended(words ?? "")}⟩`;
    })
    .join("");
}

function usable(element: types.ActionsBlockElement): string {
  if (element.type === "static_select") {
    const { placeholder, action_id, options = [], initial_option: initial } = element;
    const all = options.map((option) => `${option.text.text}(${option.value})`).join(" ");
    return `${placeholder?.text} ▾ ${action_id}${initial ? ` *${initial.text.text}` : ""}: ${all}`;
  }
  if (element.type !== "button") return `?${element.type}`;
  const { text, action_id, value, style = "default" } = element;
  const lively = text.emoji === false ? "" : " lively";
  return `[${text.text}](${action_id} ${value} ${style}${lively})`;
}

function ended(text: string): string {
  if (text.length <= WHOLE) return text;
  return `${text.slice(0, END)} [… ${text.length} characters in all …] ${text.slice(-END)}`;
}
