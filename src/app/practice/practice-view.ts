// Practice in one private message: a question at a time, then a summary.
import type { Curriculum } from "../../core/model.ts";
import type { Block, Button } from "../../ports/reply.ts";
import type { PracticePlace } from "../../ports/storage/answers.ts";
import type { Practice, SkipReason } from "../../ports/storage/practices.ts";
import { hintBlock, hintButtons } from "../answer/hint-view.ts";
import { optionRows, questionLine, stemBlocks } from "../answer/question-view.ts";
import { nextButton, practiceLine, stopButton } from "../answer/verdict-view.ts";
import { commandAction } from "../command/command-action.ts";
import { conceptButtons } from "../lookup/concept-view.ts";

const names = { quiz: "Practice", review: "Review" } as const;

interface QuestionParts {
  /** Shown instead of its button. */
  readonly hint?: string;
  /** The last button; by default it ends the practice. */
  readonly last?: Button;
}

/** Question `index` of a practice, to be answered. */
export function practiceQuestion(
  practice: Practice,
  index: number,
  curriculum: Curriculum,
  { hint, last = stopButton(practice.id) }: QuestionParts = {},
): readonly Block[] {
  const item = practice.questions[index];
  if (item === undefined) throw new RangeError(`Practice ${practice.id} has no question ${index}.`);
  const { question, order } = item;
  return [
    { type: "tone", tone: "question" },
    {
      type: "text",
      muted: true,
      markdown: `${practiceLine(practice.kind, { index, count: practice.questions.length })} · ${questionLine(question, curriculum)}`,
    },
    ...stemBlocks(question),
    { type: "divider" },
    optionRows(question, order, (letter) => ({
      name: "practice-answer",
      args: [practice.id, String(index), letter],
    })),
    ...(hint === undefined ? [] : [hintBlock(hint)]),
    {
      type: "buttons",
      buttons: [
        ...(hint === undefined
          ? hintButtons(question, "Hint", { name: "practice-hint", args: [practice.id, String(index)] })
          : []),
        ...(practice.kind === "review" ? choiceButtons(practice, index) : []),
        last,
      ],
    },
  ];
}

/** A question that was never answered can only be suspended. */
function choiceButtons({ id, questions }: Practice, index: number): readonly Button[] {
  const args = [id, String(index)];
  return [
    ...(questions[index]?.hasCard === true
      ? [{ label: "I know this", action: { name: "review-know", args } }]
      : []),
    { label: "Suspend", action: { name: "review-suspend", args } },
  ];
}

/** In place of a question that something else settled after the practice began. */
export function skippedQuestion(reason: SkipReason, place: PracticePlace): readonly Block[] {
  return [
    { type: "text", markdown: skipTexts[reason] },
    { type: "buttons", buttons: [nextButton(place)] },
  ];
}

const skipTexts: Readonly<Record<SkipReason, string>> = {
  open: "This question is open in one of your channels now, so practice skips it.",
  suspended:
    "You suspended this question, so reviews skip it. Bring it back in {command:settings} if you miss it.",
  "answered elsewhere": "You answered this question elsewhere meanwhile, so this review skips it.",
};

/** What was right, what to look up, `next`: what comes when, and `note`: why it ended early. */
export function practiceSummary(
  practice: Practice,
  curriculum: Curriculum,
  next: string,
  note?: string,
): readonly Block[] {
  const answered = practice.answers.filter((answer) => answer !== undefined);
  if (answered.length === 0) {
    const markdown = note ?? `Stopped before the first answer. {command:${practice.kind}} begins again.`;
    return [{ type: "text", markdown }];
  }
  const right = answered.filter(({ correct }) => correct).length;
  const missed = answered.filter(({ correct }) => !correct).map(({ question }) => question.concept);
  const concepts = [...new Set(missed)]
    .map((slug) => curriculum.concepts.get(slug))
    .filter((found) => found !== undefined);
  const summary = `**${right} of ${answered.length} right.**`;
  const perfect = right === answered.length;
  return [
    { type: "heading", text: `${names[practice.kind]} done`, large: true },
    {
      type: "text",
      markdown:
        concepts.length === 0
          ? `${perfect ? "🎉 " : ""}${summary} Nothing to look up: well done.`
          : `${summary} Worth a look:`,
    },
    ...(concepts.length === 0 ? [] : [conceptButtons(concepts)]),
    ...(note === undefined ? [] : [{ type: "text", markdown: note } as const]),
    { type: "text", muted: true, markdown: next },
    {
      type: "buttons",
      buttons: [
        { label: "Practice more", action: commandAction("run", "quiz") },
        { label: "My progress", action: commandAction("run", "progress") },
      ],
    },
  ];
}
