// First answers for tests of item statistics.
import type { Question } from "../../../src/core/model.ts";
import type { FirstAnswer, ItemStatistics } from "../../../src/core/question/item-statistics.ts";
import { makeQuestion } from "../../support/make-question.ts";

/** Questions with these IDs. */
export const named = (...ids: string[]): readonly Question[] => ids.map((id) => makeQuestion({ id }));

/** An answer to a question whose option 0 is right. */
export function answer(questionId: string, learner: string, option: number): FirstAnswer {
  return { questionId, learner, option, correct: option === 0 };
}

/** Answers from a table: a row for each learner, a column for each question, an option index or “.” for none. */
export function answersOf(
  ids: readonly string[],
  table: Readonly<Record<string, string>>,
): readonly FirstAnswer[] {
  return Object.entries(table).flatMap(([learner, row]) =>
    ids.flatMap((id, column) => {
      const option = row.split(" ")[column];
      return option === undefined || option === "." ? [] : [answer(id, learner, Number(option))];
    }),
  );
}

/** The statistics of one question. @throws if there are none */
export function only(statistics: readonly ItemStatistics[], id: string): ItemStatistics {
  const found = statistics.find(({ questionId }) => questionId === id);
  if (found === undefined) throw new Error(`There are no statistics of ${id}.`);
  return found;
}
