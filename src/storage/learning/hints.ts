// Hints: shown once asked for, and remembered, because an answer after a hint earns less and grades Hard.

import { MAX_AHEAD } from "../../core/drill-calendar.ts";
import type { Question } from "../../core/model.ts";
import { acceptsAnswers } from "../../core/posting.ts";
import type { HintOutcome, PostingHint } from "../../ports/storage/answers.ts";
import type { PracticeHint, PracticeHintOutcome } from "../../ports/storage/practices.ts";
import { readPosting } from "../daily/posting-rows.ts";
import { first, sql, type Transaction } from "../transaction.ts";
import { isOpenFor } from "./open-questions.ts";
import { readPractice } from "./practice-rows.ts";
import { readQuestion } from "./questions.ts";

/** The hint of a posting's question. It costs nothing once the member has answered. */
export function* takePostingHint({ postingId, member, message, now }: PostingHint): Transaction<HintOutcome> {
  const posting = yield* readPosting(postingId);
  if (posting === undefined || posting.teamId !== member.teamId) return { type: "unknown" };
  const answer = yield* first(
    sql`SELECT id FROM answer WHERE posting_id = ${postingId} AND member_id = ${member.id}`,
  );
  const costs = answer === undefined && acceptsAnswers(posting, message !== undefined);
  return yield* show(posting.question, member.id, costs, now);
}

/** The hint of a practice question, unless the question is open in one of the learner's teams. */
export function* takePracticeHint({
  practiceId,
  index,
  member,
  now,
}: PracticeHint): Transaction<PracticeHintOutcome> {
  const practice = yield* readPractice(practiceId, member.id);
  const item = practice?.items[index];
  if (practice === undefined || item === undefined) return { type: "unknown" };
  if (yield* isOpenFor(member.learnerId, item.id))
    return { type: "open", practice: { id: practiceId, index, count: practice.items.length } };
  const answer = yield* first(
    sql`SELECT id FROM answer WHERE practice_id = ${practiceId} AND question_id = ${item.id}`,
  );
  const question = yield* readQuestion(item.id, item.version);
  return yield* show(question, member.id, answer === undefined, now);
}

/** Remembers every hint: a question can be open in another place too. A later hint replaces an earlier one. */
function* show(
  { id, hint }: Question,
  memberId: string,
  costs: boolean,
  now: number,
): Transaction<HintOutcome> {
  if (hint === undefined) return { type: "none" };
  yield sql`
    INSERT INTO hint (member_id, question_id, shown_at) VALUES (${memberId}, ${id}, ${now})
    ON CONFLICT (member_id, question_id) DO UPDATE SET shown_at = excluded.shown_at`;
  return { type: "shown", hint, costs };
}

/** Whether the learner saw a question's hint since `from`, in any of their teams. */
export function* wasHinted(
  learnerId: string,
  questionId: string,
  from: number,
  now: number,
): Transaction<boolean> {
  const row = yield* first(sql`
    SELECT 1 AS hinted FROM member JOIN hint ON hint.member_id = member.id
    WHERE member.learner_id = CAST(${learnerId} AS TEXT) AND hint.question_id = CAST(${questionId} AS TEXT)
      AND hint.shown_at >= ${from} AND hint.shown_at <= ${now + MAX_AHEAD} LIMIT 1`);
  return row !== undefined;
}
