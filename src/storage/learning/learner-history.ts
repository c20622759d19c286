// A learner's totals: how often each question was right, and which concepts were confused.
import { openStates } from "../../core/posting.ts";
import type { QuestionMistake, Tally } from "../../ports/storage/answers.ts";
import { among } from "../daily/posting-states.ts";
import { number, sql, type Transaction, text } from "../transaction.ts";

/** How many answers a learner gave to each question and how many were right, without hidden and voided ones. */
export function* readTallies(learnerId: string): Transaction<ReadonlyMap<string, Tally>> {
  const rows = yield sql`
    SELECT answer.question_id, CAST(COUNT(*) AS BIGINT) AS answered, CAST(SUM(CASE
        WHEN answer.correct = 1 THEN 1
        WHEN EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'credit') THEN 1
        ELSE 0 END) AS BIGINT) AS correct
    FROM answer LEFT JOIN posting ON posting.id = answer.posting_id
    WHERE answer.learner_id = ${learnerId}
      AND NOT EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'void')
      AND NOT (answer.kind = 'daily' AND posting.feedback = 'at_close' AND posting.state IN ${among(openStates)})
    GROUP BY answer.question_id`;
  return new Map(
    rows.map((row) => [
      text(row, "question_id"),
      { answered: number(row, "answered"), right: number(row, "correct") },
    ]),
  );
}

/** Wrong answers that would have been right for another concept, by question and that concept. */
export function* readMistakes(learnerId: string): Transaction<readonly QuestionMistake[]> {
  const rows = yield sql`
    SELECT answer.question_id, answer.mistaken_for, CAST(COUNT(*) AS BIGINT) AS times
    FROM answer LEFT JOIN posting ON posting.id = answer.posting_id
    WHERE answer.learner_id = ${learnerId} AND answer.mistaken_for IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind IN ('void', 'credit'))
      AND NOT (answer.kind = 'daily' AND posting.feedback = 'at_close' AND posting.state IN ${among(openStates)})
    GROUP BY answer.question_id, answer.mistaken_for`;
  return rows.map((row) => ({
    questionId: text(row, "question_id"),
    mistakenFor: text(row, "mistaken_for"),
    times: number(row, "times"),
  }));
}
