// Buttons that answer questions: the most frequent ones, and each counts once however often it comes.
import { decodeAction } from "../../../ports/reply.ts";

const names = new Set(["answer", "practice-answer"]);

/** @param action a button's value */
export function isAnswer(action: string | undefined): boolean {
  return names.has(decodeAction(action ?? "")?.name ?? "");
}
