// Siblings, questions that ask almost the same: they exist, and each names the other.
import type { QuestionDraft } from "../read/draft.ts";
import { type Finding, finding } from "../read/problem.ts";

/** Checks the siblings of one question; `questions` has all of them by ID. */
export function checkSiblings(
  { id, siblings = [] }: QuestionDraft,
  questions: ReadonlyMap<string, QuestionDraft>,
): readonly Finding[] {
  return siblings.flatMap((other, index) => {
    const complain = (message: string) => [finding(["siblings", index], message)];
    if (other === "") return [];
    if (other === id) return complain("A question can't list itself: remove it.");
    if (siblings.indexOf(other) < index) return complain(`"${other}" is listed twice: remove one.`);
    const question = questions.get(other);
    if (question === undefined) return complain(`Question "${other}" doesn't exist: fix the ID.`);
    return question.siblings?.includes(id) === true
      ? []
      : complain(`Not mutual: "${other}" doesn't list "${id}" in its siblings. Add it there.`);
  });
}
