// The message that tells a channel of a corrected question.
import type { Change, Question } from "../../core/model.ts";
import type { Block } from "../../ports/reply.ts";

const effects = {
  keep: "Answers stay as they were.",
  void: "Answers to the old version count for nothing, neither points nor memory.",
  credit: "Answers to the old version count as right, whatever you chose.",
} as const;

export function correctionNotice(question: Question, change: Change): readonly Block[] {
  return [
    { type: "text", markdown: "🔧 **Correction** to a question asked here:" },
    { type: "heading", text: question.stem },
    { type: "text", markdown: `${change.note}\n${effects[change.effect]}` },
  ];
}
