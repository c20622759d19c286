// Purging a team: deletes all its data permanently, in small steps, so that clicks don't wait.
import { replayCards } from "./learning/cards.ts";
import { removeFromSquads } from "./person/end-squads.ts";
import { forgetReceiptsOf } from "./receipts.ts";
import { first, list, type Row, type Statement, sql, type Transaction, text } from "./transaction.ts";

/** One step deletes up to this many rows of a table, which takes a few milliseconds. */
const STEP = 100;

/** The ID of a team that left before `before` (epoch ms); undefined if none did. */
export function* teamToPurge(before: number): Transaction<string | undefined> {
  const team = yield* first(sql`SELECT id FROM team WHERE left_at < ${before} ORDER BY left_at, id LIMIT 1`);
  return team && text(team, "id");
}

/**
 * One step of purging a team that left before `before` (epoch ms). The first step hides the team: anyone who comes
 * back after it starts over, and never sees half of the old data.
 */
export function* purgeStep(id: string, before: number): Transaction<void> {
  const team = yield* first(sql`SELECT id FROM team WHERE id = ${id} AND left_at < ${before}`);
  if (team === undefined) return;
  yield sql`UPDATE team SET external_id = ${`purged ${id}`} WHERE id = ${id}`;
  const member = yield* first(sql`SELECT id, learner_id FROM member WHERE team_id = ${id} LIMIT 1`);
  if (member !== undefined) yield* purgeMember(member);
  else {
    const drill = yield* first(sql`SELECT id FROM drill WHERE team_id = ${id} LIMIT 1`);
    yield* drill === undefined ? deleteTeams([id]) : purgeDrill(text(drill, "id"));
  }
}

function* purgeMember(member: Row): Transaction<void> {
  const [id, learnerId] = [text(member, "id"), text(member, "learner_id")];
  const others = yield sql`SELECT id FROM member WHERE learner_id = ${learnerId} AND id <> ${id} LIMIT 1`;
  const isElsewhere = others.length > 0;
  if (others[0] !== undefined) yield* keepChoices(id, text(others[0], "id"));
  if (yield* purgeAnswers(id, learnerId, isElsewhere)) return;
  const wasFull = yield* deleteUntilFull([
    sql`DELETE FROM practice WHERE id IN (SELECT id FROM practice WHERE member_id = ${id} LIMIT ${STEP}) RETURNING id`,
    sql`
      DELETE FROM score_day WHERE member_id = ${id}
        AND date IN (SELECT date FROM score_day WHERE member_id = ${id} LIMIT ${STEP}) RETURNING date`,
    sql`
      DELETE FROM squad_score_day WHERE member_id = ${id}
        AND date IN (SELECT date FROM squad_score_day WHERE member_id = ${id} LIMIT ${STEP}) RETURNING date`,
  ]);
  if (wasFull || (!isElsewhere && (yield* purgeCards(learnerId)))) return;
  yield* deleteMembers([id]);
  if (!isElsewhere) yield sql`DELETE FROM learner WHERE id = ${learnerId}`;
}

/** What a learner decided about their reviews counts in all their teams, so another of their members keeps it. */
function* keepChoices(from: string, to: string): Transaction<void> {
  yield sql`UPDATE known SET member_id = ${to} WHERE member_id = ${from}`;
  yield sql`UPDATE away SET member_id = ${to} WHERE member_id = ${from}`;
  yield sql`
    INSERT INTO suspension (member_id, question_id, suspended_at)
    SELECT CAST(${to} AS TEXT), question_id, suspended_at FROM suspension WHERE member_id = ${from}
    ON CONFLICT (member_id, question_id) DO NOTHING`;
  yield sql`DELETE FROM suspension WHERE member_id = ${from}`;
}

/** Deletes members and their remaining short tables; answers, practices, and daily scores must be gone already. */
export function* deleteMembers(ids: readonly string[]): Transaction<void> {
  const members = list(ids);
  yield sql`DELETE FROM look_up WHERE member_id IN ${members}`;
  yield sql`DELETE FROM hint WHERE member_id IN ${members}`;
  yield sql`DELETE FROM link_code WHERE member_id IN ${members}`;
  yield sql`DELETE FROM streak WHERE member_id IN ${members}`;
  yield sql`DELETE FROM milestone WHERE member_id IN ${members}`;
  yield sql`DELETE FROM role_due WHERE member_id IN ${members}`;
  yield sql`DELETE FROM score_total WHERE member_id IN ${members}`;
  yield sql`DELETE FROM report WHERE member_id IN ${members}`;
  yield sql`DELETE FROM notice WHERE member_id IN ${members}`;
  yield sql`DELETE FROM reminder WHERE member_id IN ${members}`;
  yield sql`DELETE FROM known WHERE member_id IN ${members}`;
  yield sql`DELETE FROM suspension WHERE member_id IN ${members}`;
  yield sql`DELETE FROM away WHERE member_id IN ${members}`;
  yield* removeFromSquads(ids);
  yield* forgetReceiptsOf(ids);
  yield sql`
    UPDATE drill SET contact = NULL
    WHERE team_id IN (SELECT team_id FROM member WHERE id IN ${members}) AND contact IN ${members}`;
  yield sql`DELETE FROM member WHERE id IN ${members}`;
}

/** True if more may be left. */
function* purgeAnswers(memberId: string, learnerId: string, isElsewhere: boolean): Transaction<boolean> {
  const amendments = yield sql`
    DELETE FROM amendment WHERE id IN (
      SELECT amendment.id FROM answer JOIN amendment ON amendment.answer_id = answer.id
      WHERE answer.learner_id = ${learnerId} AND answer.member_id = ${memberId} LIMIT ${STEP})
    RETURNING id`;
  if (amendments.length === STEP) return true;
  const answers = yield sql`
    DELETE FROM answer WHERE id IN (
      SELECT id FROM answer WHERE learner_id = ${learnerId} AND member_id = ${memberId} LIMIT ${STEP})
    RETURNING question_id`;
  if (isElsewhere) {
    // A card always equals a replay of the answers that still exist.
    yield* replayCards(answers.map((answer) => ({ learnerId, questionId: text(answer, "question_id") })));
  }
  return answers.length === STEP;
}

function* purgeCards(learnerId: string): Transaction<boolean> {
  return yield* deleteUntilFull([
    sql`
      DELETE FROM card WHERE learner_id = ${learnerId}
        AND question_id IN (SELECT question_id FROM card WHERE learner_id = ${learnerId} LIMIT ${STEP})
      RETURNING question_id`,
  ]);
}

function* purgeDrill(id: string): Transaction<void> {
  const wasFull = yield* deleteUntilFull([
    sql`DELETE FROM posting WHERE id IN (SELECT id FROM posting WHERE drill_id = ${id} LIMIT ${STEP}) RETURNING id`,
    sql`
      DELETE FROM plan WHERE drill_id = ${id} AND date IN (SELECT date FROM plan WHERE drill_id = ${id} LIMIT ${STEP})
      RETURNING date`,
    sql`
      DELETE FROM recap WHERE drill_id = ${id} AND week IN (SELECT week FROM recap WHERE drill_id = ${id} LIMIT ${STEP})
      RETURNING week`,
  ]);
  if (wasFull) return;
  yield sql`DELETE FROM correction_notice WHERE drill_id = ${id}`;
  yield sql`DELETE FROM drill WHERE id = ${id}`;
}

/** Deletes teams that no longer have members or drills. */
export function* deleteTeams(ids: readonly string[]): Transaction<void> {
  yield sql`DELETE FROM ruling WHERE place IN ${list(ids)}`;
  yield sql`DELETE FROM award_role WHERE team_id IN ${list(ids)}`;
  yield sql`DELETE FROM squad_kept WHERE squad_id IN (SELECT id FROM squad WHERE team_id IN ${list(ids)})`;
  yield sql`DELETE FROM squad WHERE team_id IN ${list(ids)}`;
  yield sql`DELETE FROM team WHERE id IN ${list(ids)}`;
}

/** Runs deletions of up to a step's rows each; true if one was full, so that more may be left. */
function* deleteUntilFull(deletions: readonly Statement[]): Transaction<boolean> {
  for (const deletion of deletions) if ((yield deletion).length === STEP) return true;
  return false;
}
