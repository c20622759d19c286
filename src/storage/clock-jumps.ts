// Repairs what a clock that ran far ahead wrote: claims and times that would stay valid until then.
import { latestDate, MAX_AHEAD } from "../core/drill-calendar.ts";
import type { StudyDay } from "../core/model.ts";
import { openStates } from "../core/posting.ts";
import { studyDay } from "../core/study-day.ts";
import type { ClockJumps } from "../ports/storage/upkeep.ts";
import { among } from "./daily/posting-states.ts";
import { replayCards } from "./learning/cards.ts";
import { type Database, first, maybeText, number, sql, type Transaction, text } from "./transaction.ts";

/** The reveal is still to come. */
const unrevealed = [...openStates, "closing"] as const;

/** A recap waits for days of its own week, in ms. */
const RECAP_AHEAD = 7 * 86_400_000;

/** The database's repairs after a clock jump. */
export function createClockJumps(database: Database): ClockJumps {
  return {
    undo: (now) => database.write(() => undo(now)),
    answersAhead: (now, after, limit) => database.read(() => answersAhead(now, after, limit)),
    moveAnswerToNow: (answerId, now) => database.write(() => moveAnswerToNow(answerId, now)),
  };
}

function* undo(now: number): Transaction<void> {
  const late = now + MAX_AHEAD;
  yield* endClaims(now, late);
  yield sql`DELETE FROM plan WHERE planned_at > ${late}`;
  yield sql`
    DELETE FROM posting WHERE state = 'planned' AND due_at > ${late}
      AND NOT EXISTS (SELECT 1 FROM answer WHERE answer.posting_id = posting.id)`;
  yield sql`
    UPDATE posting SET closes_at = ${now} + closes_at - opened_at, opened_at = ${now}
    WHERE state IN ${among(openStates)} AND opened_at > ${late}`;
  yield sql`DELETE FROM recap WHERE state = 'waiting' AND due_at > ${now + RECAP_AHEAD}`;
  // A team created after `now` shows that this clock is the wrong one.
  yield sql`UPDATE team SET left_at = ${now} WHERE left_at > ${late} AND created_at <= ${now}`;
}

function* endClaims(now: number, late: number): Transaction<void> {
  yield sql`
    UPDATE posting SET
      lease_until = CASE WHEN lease_until > ${late} THEN ${now} ELSE lease_until END,
      send_after = CASE WHEN send_after > ${late} THEN ${now} ELSE send_after END,
      retry_at = CASE WHEN retry_at > ${late} THEN ${now} ELSE retry_at END,
      edit_lease_until = CASE WHEN edit_lease_until > ${late} THEN ${now} ELSE edit_lease_until END,
      next_edit_at = CASE WHEN next_edit_at > ${late} THEN ${now} ELSE next_edit_at END
    WHERE state IN ${among(unrevealed)} AND (lease_until > ${late} OR send_after > ${late}
      OR retry_at > ${late} OR edit_lease_until > ${late} OR next_edit_at > ${late})`;
  yield sql`
    UPDATE correction_notice SET
      lease_until = CASE WHEN lease_until > ${late} THEN ${now} ELSE lease_until END,
      retry_at = CASE WHEN retry_at > ${late} THEN ${now} ELSE retry_at END
    WHERE lease_until > ${late} OR retry_at > ${late}`;
  yield sql`UPDATE recap SET lease_until = ${now} WHERE state = 'sending' AND lease_until > ${late}`;
}

/** Empty if every team was created after `now`: then this clock is wrong and the answers are right. */
function* answersAhead(now: number, after: string, limit: number): Transaction<readonly string[]> {
  const rows = yield sql`
    SELECT id FROM answer
    WHERE id > ${after} AND answered_at > ${now + MAX_AHEAD} AND EXISTS (SELECT 1 FROM team WHERE created_at <= ${now})
    ORDER BY id LIMIT ${limit}`;
  return rows.map((row) => text(row, "id"));
}

/** The study day becomes today in the learner's own zone (else UTC), but never before a later answer's day. */
function* moveAnswerToNow(answerId: string, now: number): Transaction<void> {
  const answer = yield* first(sql`
    SELECT answer.learner_id, answer.question_id, answer.answered_at, learner.zone, (
      SELECT MAX(other.study_day) FROM answer AS other
      WHERE other.learner_id = answer.learner_id AND other.question_id = answer.question_id
        AND other.study_day <= ${latestDate(now)}) AS last_day
    FROM answer JOIN learner ON learner.id = answer.learner_id WHERE answer.id = ${answerId}`);
  if (answer === undefined || number(answer, "answered_at") <= now + MAX_AHEAD) return;
  const last = maybeText(answer, "last_day") as StudyDay | undefined;
  const day = studyDay(now, maybeText(answer, "zone") ?? "UTC", last);
  yield sql`UPDATE answer SET answered_at = ${now}, study_day = ${day} WHERE id = ${answerId}`;
  yield* replayCards([{ learnerId: text(answer, "learner_id"), questionId: text(answer, "question_id") }]);
}
