// Plans a practice: which questions, and the order of their options.
import { shuffle } from "../../core/mark.ts";
import type { Question } from "../../core/model.ts";
import type { NewPractice, Practice } from "../../ports/storage/practices.ts";

/** A practice of these questions that isn't stored yet, with each question's options in a drawn order. */
export function planPractice(
  id: string,
  kind: "quiz" | "review",
  picked: readonly Question[],
  cards: { has(questionId: string): boolean },
  random: () => number,
): Practice {
  const questions = picked.map((question) => ({
    question,
    order: shuffle(question.options.length, random),
    hasCard: cards.has(question.id),
    answeredSince: false,
  }));
  return { id, kind, questions, answers: questions.map(() => undefined) };
}

/** The same practice to be stored for a member. */
export function toNewPractice({ id, kind, questions }: Practice, memberId: string): NewPractice {
  const items = questions.map(({ question, order }) => ({
    id: question.id,
    version: question.version,
    order,
  }));
  return { id, memberId, kind, items };
}
