// Corrections: how a question's new version changes answers given to older ones.

import type { CalendarDate } from "../../core/model.ts";
import { closedStates } from "../../core/posting.ts";
import type { Correction, Corrections, NoticeTurn } from "../../ports/storage/corrections.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import { replayCards } from "../learning/cards.ts";
import { type MemberDay, rollUp } from "../learning/scores.ts";
import {
  type Database,
  first,
  list,
  number,
  type Row,
  rowsOf,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { readDrills } from "./drill-rows.ts";
import { among } from "./posting-states.ts";
import { canTry } from "./refusals.ts";

/** How long a sender of a notice has before another one tries, in ms. */
const LEASE = 60_000;

/** Corrections of answers in this database. */
export function createCorrections(database: Database): Corrections {
  return {
    amend: (correction, now, ids) => amendIfNeeded(database, correction, now, ids),
    drillsToNotify: (questionId, below, now) => database.read(() => drillsToNotify(questionId, below, now)),
    claimNotice: (drillId, questionId, version, now, claimId) =>
      database.write(() => claimNotice(drillId, questionId, version, now, claimId)),
    forgetNotice: (drillId, questionId, version, claimId) =>
      database.write(() => forgetNotice(drillId, questionId, version, claimId)),
    markNoticePosted: (drillId, questionId, version) =>
      database.write(() => markNoticePosted(drillId, questionId, version)),
  };
}

/** A question is corrected once, but looked at in every round: a read blocks no one. */
async function amendIfNeeded(
  database: Database,
  correction: Correction,
  now: number,
  ids: readonly string[],
): Promise<number> {
  const isNeeded = await database.read(() => isAmending(correction, ids));
  return isNeeded ? database.write(() => amendAnswers(correction, now, ids)) : 0;
}

function* isAmending(correction: Correction, ids: readonly string[]): Transaction<boolean> {
  return (yield* unamended(correction, 1)).length > 0 || (yield* countWritten(ids)) > 0;
}

function* amendAnswers(correction: Correction, now: number, ids: readonly string[]): Transaction<number> {
  const before = yield* countWritten(ids);
  if (before > 0) return before;
  const { questionId, effect } = correction;
  const answers = yield* unamended(correction, ids.length);
  const amendments = answers.map((answer, index) => ({ id: ids[index], answerId: text(answer, "id") }));
  yield sql`
    INSERT INTO amendment (id, answer_id, kind, created_at)
    SELECT one.value ->> 'id', one.value ->> 'answerId', CAST(${effect} AS TEXT), CAST(${now} AS BIGINT)
    FROM ${rowsOf(amendments)} AS one WHERE true
    ON CONFLICT (answer_id, kind) DO NOTHING`;
  yield* replayCards(answers.map((answer) => ({ learnerId: text(answer, "learner_id"), questionId })));
  yield* rollUp(answers.filter((answer) => answer.team_id !== null).map(toMemberDay));
  return answers.length;
}

/** In the order of an index: if they were sorted by ID alone, PostgreSQL would read all answers in that order. */
function* unamended({ questionId, below, effect }: Correction, limit: number): Transaction<readonly Row[]> {
  return yield sql`
    SELECT answer.id, answer.member_id, answer.learner_id, posting.team_id, posting.date
    FROM answer LEFT JOIN posting ON posting.id = answer.posting_id
    WHERE answer.question_id = ${questionId} AND answer.question_version < ${below}
      AND NOT EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = ${effect})
    ORDER BY answer.question_id, answer.question_version, answer.id LIMIT ${limit}`;
}

function toMemberDay(row: Row): MemberDay {
  return {
    teamId: text(row, "team_id"),
    memberId: text(row, "member_id"),
    date: text(row, "date") as CalendarDate,
  };
}

/** How many of these amendments an earlier run wrote. */
function* countWritten(ids: readonly string[]): Transaction<number> {
  return (yield sql`SELECT id FROM amendment WHERE id IN ${list(ids)}`).length;
}

function* drillsToNotify(questionId: string, below: number, now: number): Transaction<readonly Drill[]> {
  return yield* readDrills(sql`
    WHERE drill.id IN (
      SELECT posting.drill_id FROM posting
      WHERE posting.question_id = ${questionId} AND posting.question_version < ${below}
        AND posting.state IN ${among(closedStates)}
        AND NOT EXISTS (
          SELECT 1 FROM correction_notice AS notice
          WHERE notice.drill_id = posting.drill_id AND notice.question_id = ${questionId} AND notice.version = ${below}
            AND (notice.state = 'posted' OR notice.lease_until > ${now} OR NOT ${canTry(now)})))
      AND team.left_at IS NULL`);
}

function* claimNotice(
  drillId: string,
  questionId: string,
  version: number,
  now: number,
  claimId: string,
): Transaction<NoticeTurn> {
  const claimed = yield* first(sql`
    INSERT INTO correction_notice (drill_id, question_id, version, state, lease_until, claim)
    VALUES (${drillId}, ${questionId}, ${version}, 'sending', ${now + LEASE}, ${claimId})
    ON CONFLICT (drill_id, question_id, version) DO UPDATE SET lease_until = excluded.lease_until,
      claim = excluded.claim,
      attempts = correction_notice.attempts + CASE WHEN correction_notice.claim = excluded.claim THEN 0 ELSE 1 END
    WHERE correction_notice.state = 'sending'
      AND ((correction_notice.lease_until <= ${now} AND correction_notice.retry_at <= ${now})
        OR correction_notice.claim = excluded.claim)
    RETURNING attempts`);
  if (claimed === undefined) return undefined;
  return number(claimed, "attempts") === 1 ? "first" : "again";
}

/** Leaves another claim's notice alone: this claim may have ended before. */
function* forgetNotice(
  drillId: string,
  questionId: string,
  version: number,
  claimId: string,
): Transaction<void> {
  yield sql`
    DELETE FROM correction_notice
    WHERE drill_id = ${drillId} AND question_id = ${questionId} AND version = ${version}
      AND state = 'sending' AND claim = ${claimId}`;
}

function* markNoticePosted(drillId: string, questionId: string, version: number): Transaction<void> {
  yield sql`
    UPDATE correction_notice SET state = 'posted', refusals = 0
    WHERE drill_id = ${drillId} AND question_id = ${questionId} AND version = ${version}`;
}
