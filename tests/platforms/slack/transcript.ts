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
        ...(block.fields ?? []).map((field) => lines("field", field)),
        ...(block.expand ? [] : ["  folds"]),
      ].join("\n");
    case "context":
      return block.elements
        .map((element) => ("text" in element ? lines("context", element) : `context ?${element.type}`))
        .join("\n");
    case "actions":
      return `actions ${block.elements.map(button).join(" ")}`;
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

function button(element: types.ActionsBlockElement): string {
  if (element.type !== "button") return `?${element.type}`;
  const { text, action_id, value, style = "default" } = element;
  const lively = text.emoji === false ? "" : " lively";
  return `[${text.text}](${action_id} ${value} ${style}${lively})`;
}

function ended(text: string): string {
  if (text.length <= WHOLE) return text;
  return `${text.slice(0, END)} [… ${text.length} characters in all …] ${text.slice(-END)}`;
}
