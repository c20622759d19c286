// Joins two learners into one, and separates them again. Cards follow from the answers (decision 029).

import { replayCards } from "../learning/cards.ts";
import { forgetReceiptsOf } from "../receipts.ts";
import { first, sql, type Transaction, text } from "../transaction.ts";
import { holdLearner } from "./own-settings.ts";

/**
 * Locks two learners that are about to be joined, always in the same order. The one to be deleted waits for answers
 * being recorded, and makes new ones wait: its `created_at` is part of a key and stays negative until it's deleted.
 */
export function* lockLearners(into: string, from: string): Transaction<void> {
  for (const id of [into, from].toSorted()) {
    if (id === into) yield* holdLearner(id);
    else yield* closeLearner(id);
  }
}

function* closeLearner(id: string): Transaction<void> {
  yield sql`UPDATE learner SET created_at = -1 - created_at WHERE id = ${id}`;
}

/**
 * Moves everything of one learner to another and replays the cards from both logs. Settings of `into` count first; only
 * one side's reminder stays on. Own weights go: they are fitted again to the new log. Lock both learners first.
 */
export function* joinLearners(into: string, from: string): Transaction<void> {
  yield sql`
    UPDATE learner SET zone = COALESCE(learner.zone, other.zone),
      daily_cap = COALESCE(learner.daily_cap, other.daily_cap),
      retention = COALESCE(learner.retention, other.retention),
      weights = NULL, weights_library = NULL, weights_reviews = NULL, weights_since = NULL, fit_reviews = NULL,
      created_at = CASE WHEN -1 - other.created_at < learner.created_at THEN -1 - other.created_at
        ELSE learner.created_at END
    FROM learner AS other WHERE learner.id = ${into} AND other.id = ${from}`;
  yield sql`
    UPDATE reminder SET next_due_at = NULL
    WHERE member_id IN (SELECT id FROM member WHERE learner_id = ${from}) AND EXISTS (
      SELECT 1 FROM member JOIN reminder AS kept ON kept.member_id = member.id
      WHERE member.learner_id = ${into} AND kept.next_due_at IS NOT NULL)`;
  yield sql`UPDATE member SET learner_id = ${into} WHERE learner_id = ${from}`;
  yield sql`UPDATE answer SET learner_id = ${into} WHERE learner_id = ${from}`;
  yield* replayAll([into]);
  yield* dropLearner(from);
}

/**
 * Gives a member's account a learner of its own, with its own answers; the other accounts stay together. Both get new
 * learners with the same settings, without own weights: an answer that is being recorded for the old one fails and is recorded again, for the
 * right one. False if there is no other account.
 */
export function* separateLearner(
  memberId: string,
  ids: { readonly own: string; readonly others: string },
): Transaction<boolean> {
  const member = yield* first(sql`
    SELECT learner_id, account_id FROM member WHERE id = ${memberId} AND EXISTS (
      SELECT 1 FROM member AS other
      WHERE other.learner_id = member.learner_id AND other.account_id <> member.account_id)`);
  if (member === undefined) return false;
  const old = text(member, "learner_id");
  yield* closeLearner(old);
  const account = text(member, "account_id");
  for (const [id, isOwn] of [[ids.own, 1] as const, [ids.others, 0] as const])
    yield sql`
      INSERT INTO learner (id, zone, daily_cap, retention, created_at, link_tries, link_tries_since)
      SELECT ${id}, zone, daily_cap, retention, (
          SELECT MIN(member.created_at) FROM member
          WHERE member.learner_id = learner.id
            AND CASE WHEN member.account_id = ${account} THEN 1 ELSE 0 END = ${isOwn}),
        link_tries, link_tries_since
      FROM learner WHERE id = ${old}`;
  yield sql`
    UPDATE member SET learner_id = CASE WHEN account_id = ${account} THEN ${ids.own} ELSE ${ids.others} END
    WHERE learner_id = ${old}`;
  yield sql`
    UPDATE answer SET learner_id = (SELECT member.learner_id FROM member WHERE member.id = answer.member_id)
    WHERE learner_id = ${old}`;
  yield* replayAll([ids.own, ids.others]);
  yield* dropLearner(old);
  return true;
}

function* replayAll(learnerIds: readonly string[]): Transaction<void> {
  for (const learnerId of learnerIds) {
    const rows = yield sql`SELECT DISTINCT question_id FROM answer WHERE learner_id = ${learnerId}`;
    if (rows.length > 0)
      yield* replayCards(rows.map((row) => ({ learnerId, questionId: text(row, "question_id") })));
  }
}

/** Deletes a learner whose members and answers have moved. An answer that came meanwhile refuses it. */
function* dropLearner(id: string): Transaction<void> {
  yield sql`DELETE FROM card WHERE learner_id = ${id}`;
  yield* forgetReceiptsOf([id]);
  yield sql`DELETE FROM learner WHERE id = ${id}`;
}
