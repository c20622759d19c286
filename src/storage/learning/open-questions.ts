// A learner's open questions, which practice must not ask and views must not give away.

import { openStates } from "../../core/posting.ts";
import type { OpenQuestion } from "../../ports/storage/practices.ts";
import { among } from "../daily/posting-states.ts";
import { flag, number, sql, type Transaction, text } from "../transaction.ts";

/** Every open posting in the learner's teams, without teams that Kubedrill left. */
export function* readOpenQuestions(learnerId: string): Transaction<readonly OpenQuestion[]> {
  const rows = yield sql`
    SELECT posting.question_id, posting.team_id, posting.opened_at,
      posting.feedback, CASE WHEN EXISTS (
          SELECT 1 FROM answer WHERE answer.posting_id = posting.id AND answer.member_id = member.id)
        THEN 1 ELSE 0 END AS answered
    FROM member
    JOIN team ON team.id = member.team_id AND team.left_at IS NULL
    JOIN posting ON posting.team_id = member.team_id AND posting.state IN ${among(openStates)}
    WHERE member.learner_id = CAST(${learnerId} AS TEXT)`;
  return rows.map((row) => ({
    questionId: text(row, "question_id"),
    teamId: text(row, "team_id"),
    openedAt: number(row, "opened_at"),
    settled: row.feedback === "instant" && flag(row, "answered"),
    answered: flag(row, "answered"),
  }));
}

/** Whether a question is open in any of the learner's teams. */
export function* isOpenFor(learnerId: string, questionId: string): Transaction<boolean> {
  return (yield* readOpenQuestions(learnerId)).some((open) => open.questionId === questionId);
}

/** Whether an answer given at `answeredAt` would give away a posting that opened after it. */
export function isAskedAgain(open: readonly OpenQuestion[], questionId: string, answeredAt: number): boolean {
  return open.some((one) => one.questionId === questionId && !one.settled && one.openedAt > answeredAt);
}
