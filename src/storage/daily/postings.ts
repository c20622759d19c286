// Postings: one process claims each drill's date once.

import { askedStates, openStates } from "../../core/posting.ts";
import type { Posting, Postings } from "../../ports/storage/postings.ts";
import type { Claim } from "../../ports/storage/schedules.ts";
import { readQuestions } from "../learning/questions.ts";
import { type Database, list, rowsOf, sql, type Transaction } from "../transaction.ts";
import { countAnswers } from "./counting.ts";
import { EVER, lastPosted, readPosting, readPostings } from "./posting-rows.ts";
import { among } from "./posting-states.ts";
import { moveOn } from "./schedules.ts";
import { unknownPostings } from "./sending.ts";

/** The postings in this database. */
export function createPostings(database: Database): Postings {
  return {
    claim: (claims) => database.write(() => claimPostings(claims)),
    find: (postingId) => database.read(() => readPosting(postingId)),
    current: (teamId, channel, until) => database.read(() => currentPosting(teamId, channel, until)),
    last: (drillId, until) => database.read(() => lastPosted(drillId, until)),
    lastClosed: (teamId, questionId) => database.read(() => lastClosed(teamId, questionId)),
    before: (posting) => database.read(() => postingBefore(posting)),
    open: (drillId) => database.read(() => openPostings(drillId)),
    unknown: (teamId) => database.read(() => unknownPostings(teamId)),
    countAnswers: (postingId) => database.read(() => countAnswers(postingId)),
  };
}

function* claimPostings(claims: readonly Claim[]): Transaction<readonly Posting[]> {
  const moved = yield* moveOn(
    claims.map(({ drill, next, due, byHand = false }) => ({
      drill,
      next,
      byHand: byHand ? due.date : undefined,
    })),
  );
  const won = claims.filter(({ drill }) => moved.has(drill.id));
  if (won.length > 0) yield* insertPostings(won);
  // Also returns what the same claims got before, if their COMMIT succeeded but was never confirmed.
  return yield* readPostings(
    sql`WHERE posting.id IN ${list(claims.map(({ id }) => id))} ORDER BY posting.id`,
  );
}

/** Inserts the postings of drills that were moved on. */
function* insertPostings(claims: readonly Claim[]): Transaction<void> {
  const questions = yield* readQuestions(claims.map(({ question }) => question));
  const records = claims.map(({ id, drill, due, question, order, reason, now }, index) => ({
    id,
    drillId: drill.id,
    teamId: drill.teamId,
    date: due.date,
    questionId: question.id,
    version: question.version,
    concept: questions[index]?.concept,
    order: JSON.stringify(order),
    reason,
    feedback: drill.feedback,
    dueAt: due.at,
    now,
    closesAt: drill.closesAfterHours && now + drill.closesAfterHours * 3_600_000,
  }));
  yield sql`
    INSERT INTO posting (id, drill_id, team_id, date, question_id, question_version, concept, option_order, reason,
      feedback, state, lease_until, send_after, due_at, opened_at, closes_at)
    SELECT one.value ->> 'id', one.value ->> 'drillId', one.value ->> 'teamId', one.value ->> 'date',
      one.value ->> 'questionId', CAST(one.value ->> 'version' AS INTEGER), one.value ->> 'concept',
      one.value ->> 'order', one.value ->> 'reason', one.value ->> 'feedback', 'planned', 0,
      CAST(one.value ->> 'now' AS BIGINT), CAST(one.value ->> 'dueAt' AS BIGINT),
      CAST(one.value ->> 'now' AS BIGINT), CAST(one.value ->> 'closesAt' AS BIGINT)
    FROM ${rowsOf(records)} AS one WHERE true
    ON CONFLICT (drill_id, date) DO NOTHING`;
  const lacked = claims.flatMap(({ drill }) => (drill.nothingLeftAt === undefined ? [] : [drill.id]));
  if (lacked.length > 0) yield sql`UPDATE drill SET nothing_left_at = NULL WHERE id IN ${list(lacked)}`;
  yield sql`
    DELETE FROM plan WHERE (drill_id, date) IN (
      SELECT done.drill_id, done.date FROM ${rowsOf(records)} AS one CROSS JOIN plan AS done
      WHERE done.drill_id = one.value ->> 'drillId' AND done.date <= one.value ->> 'date')`;
}

function* currentPosting(
  teamId: string,
  channel: string | undefined,
  until = EVER,
): Transaction<Posting | undefined> {
  const [posting] = yield* readPostings(sql`
    WHERE posting.id = (
      SELECT posting.id FROM posting JOIN drill ON drill.id = posting.drill_id
      WHERE posting.team_id = ${teamId} AND posting.state IN ${among(askedStates)}
      ORDER BY CASE WHEN posting.state = 'posted' AND drill.channel = ${channel ?? ""} THEN 0 ELSE 1 END,
        CASE WHEN posting.date <= ${until} THEN 0 ELSE 1 END, posting.date DESC, posting.opened_at DESC LIMIT 1)`);
  return posting;
}

function* lastClosed(teamId: string, questionId: string): Transaction<Posting | undefined> {
  const [posting] = yield* readPostings(sql`
    WHERE posting.team_id = ${teamId} AND posting.question_id = ${questionId} AND posting.tally IS NOT NULL
    ORDER BY posting.date DESC, posting.id DESC LIMIT 1`);
  return posting;
}

function* postingBefore({
  drillId,
  date,
}: Pick<Posting, "drillId" | "date">): Transaction<Posting | undefined> {
  const [posting] = yield* readPostings(sql`
    WHERE posting.drill_id = ${drillId} AND posting.date < ${date} ORDER BY posting.date DESC LIMIT 1`);
  return posting;
}

function* openPostings(drillId: string): Transaction<readonly Posting[]> {
  return yield* readPostings(sql`
    WHERE posting.drill_id = ${drillId} AND posting.state IN ${among(openStates)} ORDER BY posting.date`);
}
