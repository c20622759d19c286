// A learner's totals: how often each question was right, and which concepts were confused.
import { openStates } from "../../core/posting.ts";
import type { QuestionMistake, Tally } from "../../ports/storage/answers.ts";
import type { TopicTallies } from "../../ports/storage/learning/milestones.ts";
import { among } from "../daily/posting-states.ts";
import { list, number, type Row, sql, type Transaction, text } from "../transaction.ts";

/** How many answers a learner gave to each question and how many were right, without hidden and voided ones. */
export function* readTallies(learnerId: string): Transaction<ReadonlyMap<string, Tally>> {
  const rows = yield sql`
    SELECT answer.question_id, ${tally}
    FROM answer LEFT JOIN posting ON posting.id = answer.posting_id
    WHERE answer.learner_id = ${learnerId} AND ${counts}
    GROUP BY answer.question_id`;
  return new Map(rows.map((row) => [text(row, "question_id"), toTally(row)]));
}

const tally = sql`CAST(COUNT(*) AS BIGINT) AS answered, CAST(SUM(CASE
    WHEN answer.correct = 1 THEN 1
    WHEN EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'credit') THEN 1
    ELSE 0 END) AS BIGINT) AS correct`;

const counts = sql`NOT EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'void')
  AND NOT (answer.kind = 'daily' AND posting.feedback = 'at_close' AND posting.state IN ${among(openStates)})`;

function toTally(row: Row): Tally {
  return { answered: number(row, "answered"), right: number(row, "correct") };
}

/** Members whose answers are counted in one read: a few milliseconds, so that clicks get in between. */
const STEP = 100;

/**
 * How often those members answered these questions who answered a posting right, and whose learner has no mastered
 * topic yet; some of them, in order, after one. `last` is the last of a full step.
 */
export function* readTopicTallies(
  postingId: string,
  questionIds: readonly string[],
  after: string,
): Transaction<TopicTallies> {
  const members = yield sql`
    SELECT answer.member_id FROM answer
    WHERE answer.posting_id = ${postingId} AND answer.member_id > ${after} AND answer.kind = 'daily'
      AND answer.correct = 1 AND NOT EXISTS (
        SELECT 1 FROM member JOIN milestone ON milestone.member_id = member.id
        WHERE member.learner_id = answer.learner_id AND milestone.kind = 'topic')
    ORDER BY answer.member_id LIMIT ${STEP}`;
  const ids = members.map((row) => text(row, "member_id"));
  const rows = yield sql`
    SELECT own.id AS member_id, ${tally}
    FROM member AS own CROSS JOIN answer LEFT JOIN posting ON posting.id = answer.posting_id
    WHERE own.id IN ${list(ids)} AND answer.learner_id = own.learner_id
      AND answer.question_id IN ${list(questionIds)} AND ${counts}
    GROUP BY own.id ORDER BY own.id`;
  return {
    tallies: new Map(rows.map((row) => [text(row, "member_id"), toTally(row)])),
    last: ids.length === STEP ? ids.at(-1) : undefined,
  };
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
