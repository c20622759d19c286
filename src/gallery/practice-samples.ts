// The gallery's practices.
import type { Question } from "../core/model.ts";
import type { Practice } from "../ports/storage/practices.ts";

export function practiceOf(asked: Question): Practice {
  return reviewOf([asked]);
}

/** A review of these questions before the first answer. */
export function reviewOf(asked: readonly Question[]): Practice {
  return {
    id: "01hzxk8m2q3r4s5t6v7p",
    kind: "review",
    questions: asked.map((question) => ({
      question,
      order: [1, 0, 2, 3],
      hasCard: true,
      answeredSince: false,
    })),
    answers: asked.map(() => undefined),
  };
}
