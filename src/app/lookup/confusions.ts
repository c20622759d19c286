// What a learner mixes up, from the wrong options they chose.
import { type Confusion, confusionsOf } from "../../core/confusions.ts";
import type { Context } from "../context.ts";

/** The learner's mixed-up pairs of concepts, most often mixed up first. */
export async function learnerConfusions({
  storage,
  curriculum,
  member,
}: Pick<Context, "storage" | "curriculum" | "member">): Promise<readonly Confusion[]> {
  const mistakes = await storage.answers.mistakes(member.learnerId);
  return confusionsOf(
    mistakes.flatMap(({ questionId, mistakenFor, times }) => {
      // Questions and concepts may have left the content since.
      const asked = curriculum.questions.get(questionId)?.concept;
      return asked === undefined || !curriculum.concepts.has(mistakenFor)
        ? []
        : [{ asked, mistakenFor, times }];
    }),
  );
}
