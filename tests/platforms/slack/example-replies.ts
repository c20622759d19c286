// What the bot says in the tests of replies, and how to read what Slack shows.
import type { Block, Reply } from "../../../src/ports/reply.ts";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import type { Message, View } from "../../slack-server/model.ts";

export const question: readonly Block[] = [
  { type: "buttons", buttons: [{ label: "A", action: { name: "answer", args: ["p1", "A"] } }] },
];

/** A message of one line, and a button. */
export function say(markdown: string, delivery: Reply["delivery"] = "private", button?: string): Reply {
  const blocks: readonly Block[] = [
    { type: "text", markdown },
    ...(button === undefined
      ? []
      : [{ type: "buttons", buttons: [{ label: button, action: { name: "b", args: [] } }] } as const]),
  ];
  return { delivery, blocks };
}

export function textOf({ blocks }: Message | View): string {
  return visibleText(blocks);
}

export function onlyMessage(messages: readonly Message[]): Message {
  const [message, ...more] = messages;
  if (message === undefined || more.length > 0) throw new Error(`There are ${messages.length} messages.`);
  return message;
}
