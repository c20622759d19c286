// Practice in one private message: a question at a time, then a summary.
import type { Curriculum } from "../../core/model.ts";
import type { Block } from "../reply.ts";
import type { Practice } from "../storage-port.ts";
import { conceptButtons } from "./concept-view.ts";
import { letterButtons, optionLines, questionLine, stemBlocks } from "./question-view.ts";

/** Question `index` of a practice, to be answered. */
export function practiceQuestion(
  practice: Practice,
  index: number,
  curriculum: Curriculum,
): readonly Block[] {
  const item = practice.questions[index];
  if (item === undefined) return practiceSummary(practice, curriculum);
  const { question, order } = item;
  return [
    {
      type: "text",
      muted: true,
      markdown: `Practice ${index + 1} of ${practice.questions.length} · ${questionLine(question, curriculum)}`,
    },
    ...stemBlocks(question),
    { type: "text", markdown: optionLines(question, order) },
    letterButtons(order, (letter) => ({
      name: "practice-answer",
      args: [practice.id, String(index), letter],
    })),
    {
      type: "buttons",
      buttons: [{ label: "Stop", action: { name: "practice-next", args: [practice.id, "end"] } }],
    },
  ];
}

/** What was right, and what to look up. */
export function practiceSummary(practice: Practice, curriculum: Curriculum): readonly Block[] {
  const answered = practice.answers.filter((answer) => answer !== undefined);
  if (answered.length === 0) {
    return [{ type: "text", markdown: "Stopped before the first answer. `/quiz` starts a new practice." }];
  }
  const right = answered.filter(({ correct }) => correct).length;
  const missed = answered.filter(({ correct }) => !correct).map(({ question }) => question.concept);
  const concepts = [...new Set(missed)]
    .map((slug) => curriculum.concepts.get(slug))
    .filter((found) => found !== undefined);
  const summary = `**${right} of ${answered.length} right.**`;
  return [
    { type: "heading", text: "Practice done" },
    {
      type: "text",
      markdown:
        concepts.length === 0 ? `${summary} Nothing to look up: well done.` : `${summary} Worth a look:`,
    },
    ...(concepts.length === 0 ? [] : [conceptButtons(concepts)]),
    {
      type: "text",
      muted: true,
      markdown: "Every answer counts towards what you will be asked again, never for points.",
    },
  ];
}
