// Writes questions as Moodle GIFT. Fields that Moodle doesn't know are comment lines above the question.
import type { Curriculum, Option, Question } from "../../core/model.ts";
import { writeNotes } from "./gift-notes.ts";
import { escapeGift, escapePart, guardHtml } from "./gift-text.ts";

/** Writes every question under its category `topic/concept`, in teaching order. */
export function writeGift({ name, questions }: Curriculum): string {
  const parts = [`// ${name}: ${questions.size} questions, exported by Kubedrill.\n`];
  let category = "";
  for (const question of questions.values()) {
    const own = `${question.topic}/${question.concept}`;
    if (own !== category) parts.push(`$CATEGORY: ${own}\n`);
    category = own;
    parts.push(writeQuestion(question));
  }
  return parts.join("\n");
}

function writeQuestion(question: Question): string {
  const { id, stem, code, options, explanation } = question;
  const block = code === undefined ? "" : `\n\n\`\`\`${code.language}\n${code.text}\n\`\`\``;
  const shown = escapeGift(guardHtml(stem) + block);
  return [
    `${writeNotes(question)}::${id}::[markdown]${shown} {`,
    ...options.map(writeOption),
    `\t####${escapePart(explanation)}`,
    "}\n",
  ].join("\n");
}

/** An option that starts with "%" gets a weight, because its text could look like one. */
function writeOption({ text, correct, why }: Option): string {
  const weight = text.startsWith("%") ? (correct ? "%100%" : "%0%") : "";
  const mark = `${correct ? "=" : "~"}${weight}`;
  return `\t${mark}${escapePart(text)}#${escapePart(why)}`;
}
