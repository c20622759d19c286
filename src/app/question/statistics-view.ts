// Item statistics as lines of Markdown: the questions that their answers speak against.

import type { Curriculum } from "../../core/model.ts";
import { flagSentence, worstFirst } from "../../core/question/item-flags.ts";
import type { ItemStatistics } from "../../core/question/item-statistics.ts";

/** One line for each flagged question that is still asked, the most serious first. */
export function statisticsLines(
  statistics: readonly ItemStatistics[],
  { questions, concepts }: Curriculum,
): readonly string[] {
  return worstFirst(statistics).flatMap(({ questionId, flags }) => {
    const question = questions.get(questionId);
    if (question === undefined || flags.length === 0) return [];
    const title = concepts.get(question.concept)?.title ?? question.concept;
    return [`- **${title}** (\`${questionId}\`): ${flags.map(flagSentence).join(" ")}`];
  });
}
