// The message about a corrected question.
import type { Change, Question } from "../../core/model.ts";
import type { Block } from "../../ports/reply.ts";

const effects = {
  keep: "Answers stay as they were.",
  void: "Answers to the old version don't count, for points or memory.",
  credit: "All answers to the old version count as right.",
} as const;

export function correctionNotice(question: Question, change: Change): readonly Block[] {
  return [
    { type: "text", markdown: "🔧 **Correction** to a question asked here:" },
    { type: "heading", text: question.stem },
    { type: "text", markdown: `${change.note}\n${effects[change.effect]}` },
  ];
}
