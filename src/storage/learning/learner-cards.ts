// A learner's cards: due ones, those that differ from their logs, and what learners decide about them.

import type { Card } from "../../core/memory.ts";
import type { StudyDay } from "../../core/model.ts";
import { studyDay } from "../../core/study-day.ts";
import type { CardCheck, CardChoice, CardKey, Cards, DueCard } from "../../ports/storage/cards.ts";
import { type Database, first, maybeText, type Row, sql, type Transaction, text } from "../transaction.ts";
import { replayCards, replayLogs, toCard } from "./cards.ts";

/** The cards in this database. */
export function createCards(database: Database): Cards {
  return {
    ofLearner: (learnerId) => database.read(() => cardsOf(learnerId)),
    differing: (after, limit) => database.read(() => findDiffering(after, limit)),
    due: (learnerId, day, limit) => database.read(() => dueCards(learnerId, day, limit)),
    suspended: (learnerId) => database.read(() => readSuspended(learnerId)),
    know: (choice) => database.write(() => knowCard(choice)),
    suspend: (choice) => database.write(() => suspendCard(choice)),
    resume: (learnerId, questionId) => database.write(() => resumeCard(learnerId, questionId)),
  };
}

/** All cards of a learner by question ID. */
function* cardsOf(learnerId: string): Transaction<ReadonlyMap<string, Card>> {
  const rows = yield sql`SELECT * FROM card WHERE learner_id = ${learnerId}`;
  return new Map(rows.map((row) => [text(row, "question_id"), toCard(row)]));
}

function* dueCards(learnerId: string, day: StudyDay, limit: number): Transaction<readonly DueCard[]> {
  const rows = yield sql`
    SELECT * FROM card WHERE learner_id = ${learnerId} AND due_day <= ${day}
      AND NOT EXISTS (SELECT 1 FROM member JOIN suspension ON suspension.member_id = member.id
        WHERE member.learner_id = card.learner_id AND suspension.question_id = card.question_id)
    ORDER BY due_day, question_id LIMIT ${limit}`;
  return rows.map((row) => ({ ...toCard(row), questionId: text(row, "question_id") }));
}

/** Compares up to `limit` cards, in key order from `after` on, with a replay of their logs. */
function* findDiffering(after: CardKey | undefined, limit: number): Transaction<CardCheck> {
  const { learnerId, questionId } = after ?? { learnerId: "", questionId: "" };
  const rows = yield sql`
    SELECT * FROM card
    WHERE learner_id > ${learnerId} OR (learner_id = ${learnerId} AND question_id > ${questionId})
    ORDER BY learner_id, question_id LIMIT ${limit}`;
  const keys = rows.map((row) => ({
    learnerId: text(row, "learner_id"),
    questionId: text(row, "question_id"),
  }));
  const replayed = yield* replayLogs(keys);
  const differs = (row: Row, place: number) =>
    JSON.stringify(replayed[place]?.card) !== JSON.stringify(toCard(row));
  const differing = keys.filter((_, place) => differs(rows[place] as Row, place));
  return { checked: rows.length, differing, last: keys.at(-1) };
}

/** Records "I know this" in the log and replays the card. Undefined, and nothing recorded, without a card. */
function* knowCard({ id, member, questionId, now }: CardChoice): Transaction<Card | undefined> {
  const key = { learnerId: member.learnerId, questionId };
  const row = yield* first(sql`
    SELECT MAX(last_day) AS last_day FROM card
    WHERE learner_id = ${key.learnerId} AND question_id = ${questionId}`);
  const last = row && (maybeText(row, "last_day") as StudyDay | undefined);
  if (last === undefined) return undefined;
  yield sql`
    INSERT INTO known (id, member_id, question_id, study_day, known_at)
    VALUES (${id}, ${member.id}, ${questionId}, ${studyDay(now, member.zone, last)}, ${now})
    ON CONFLICT (id) DO NOTHING`; // it may run twice (decision 008)
  return (yield* replayCards([key]))[0];
}

/** Keeps the time of an earlier suspension. */
function* suspendCard({ member, questionId, now }: CardChoice): Transaction<void> {
  yield sql`
    INSERT INTO suspension (member_id, question_id, suspended_at) VALUES (${member.id}, ${questionId}, ${now})
    ON CONFLICT (member_id, question_id) DO NOTHING`;
}

/** Ends the suspensions of a question by any of the learner's members. */
function* resumeCard(learnerId: string, questionId: string): Transaction<void> {
  yield sql`
    DELETE FROM suspension
    WHERE question_id = ${questionId} AND member_id IN (SELECT id FROM member WHERE learner_id = ${learnerId})`;
}

/** The questions that any of the learner's members suspended, latest first. */
function* readSuspended(learnerId: string): Transaction<readonly string[]> {
  const rows = yield sql`
    SELECT suspension.question_id, MAX(suspension.suspended_at) AS latest
    FROM member JOIN suspension ON suspension.member_id = member.id WHERE member.learner_id = ${learnerId}
    GROUP BY suspension.question_id ORDER BY latest DESC, suspension.question_id`;
  return rows.map((row) => text(row, "question_id"));
}
