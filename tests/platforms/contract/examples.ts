// Messages that the contract sends.
import type { Block } from "../../../src/ports/reply.ts";

export const key = "01hzxk8m2q3r4s5t6v7w";

export const question: readonly Block[] = [
  { type: "heading", text: "Which one?" },
  { type: "buttons", buttons: [{ label: "Option A", action: { name: "answer", args: [key, "A"] } }] },
];

export const notice = say("A correction.");

export function say(markdown: string): readonly Block[] {
  return [{ type: "text", markdown }];
}
