// Cards: a learner's memory of each question, always equal to a replay of their log.

import { type Card, library, type Recalled, recallOf, replay, weightCount } from "../../core/memory.ts";
import type { StudyDay } from "../../core/model.ts";
import { openStates } from "../../core/posting.ts";
import type { CardCheck, CardKey, Cards, DueCard } from "../../ports/storage/cards.ts";
import { among } from "../daily/posting-states.ts";
import { type Database, first, flag, number, type Row, sql, type Transaction, text } from "../transaction.ts";

/** The cards in this database. */
export function createCards(database: Database): Cards {
  return {
    ofLearner: (learnerId) => database.read(() => readCards(learnerId)),
    differing: (after, limit) => database.read(() => findDiffering(after, limit)),
    due: (learnerId, day, limit) => database.read(() => dueCards(learnerId, day, limit)),
  };
}

/** All cards of a learner by question ID. */
function* readCards(learnerId: string): Transaction<ReadonlyMap<string, Card>> {
  const rows = yield sql`SELECT * FROM card WHERE learner_id = ${learnerId}`;
  return new Map(rows.map((row) => [text(row, "question_id"), toCard(row)]));
}

function* dueCards(learnerId: string, day: StudyDay, limit: number): Transaction<readonly DueCard[]> {
  const rows = yield sql`
    SELECT * FROM card WHERE learner_id = ${learnerId} AND due_day <= ${day}
    ORDER BY due_day, question_id LIMIT ${limit}`;
  return rows.map((row) => ({ ...toCard(row), questionId: text(row, "question_id") }));
}

/** A card in this version's model: one from another library or weight set is recomputed from its log. */
export function* readCard(learnerId: string, questionId: string): Transaction<Card | undefined> {
  const row = yield* first(
    sql`SELECT * FROM card WHERE learner_id = ${learnerId} AND question_id = ${questionId}`,
  );
  if (row === undefined) return undefined;
  const current = text(row, "library") === library && number(row, "weight_count") === weightCount;
  return current ? toCard(row) : replay(yield* readLog(learnerId, questionId));
}

/** Stores a card, with the library and weights that made it. */
export function* writeCard(learnerId: string, questionId: string, card: Card): Transaction<void> {
  yield sql`
    INSERT INTO card (learner_id, question_id, stability, difficulty, reviews, lapses, last_day, due_day,
      library, weight_count)
    VALUES (${learnerId}, ${questionId}, ${card.stability}, ${card.difficulty}, ${card.reviews},
      ${card.lapses}, ${card.lastDay}, ${card.dueDay}, ${library}, ${weightCount})
    ON CONFLICT (learner_id, question_id) DO UPDATE SET
      stability = excluded.stability, difficulty = excluded.difficulty, reviews = excluded.reviews,
      lapses = excluded.lapses, last_day = excluded.last_day, due_day = excluded.due_day,
      library = excluded.library, weight_count = excluded.weight_count`;
}

/** Recomputes a card from the learner's log of answers and amendments; undefined if no answer counts. */
export function* replayCard(learnerId: string, questionId: string): Transaction<Card | undefined> {
  const card = replay(yield* readLog(learnerId, questionId));
  if (card === undefined) {
    yield sql`DELETE FROM card WHERE learner_id = ${learnerId} AND question_id = ${questionId}`;
  } else {
    yield* writeCard(learnerId, questionId, card);
  }
  return card;
}

/** Compares up to `limit` cards, in key order from `after` on, with a replay of their logs. */
function* findDiffering(after: CardKey | undefined, limit: number): Transaction<CardCheck> {
  const { learnerId, questionId } = after ?? { learnerId: "", questionId: "" };
  const rows = yield sql`
    SELECT * FROM card
    WHERE learner_id > ${learnerId} OR (learner_id = ${learnerId} AND question_id > ${questionId})
    ORDER BY learner_id, question_id LIMIT ${limit}`;
  const differing: CardKey[] = [];
  let last: CardKey | undefined;
  for (const row of rows) {
    last = { learnerId: text(row, "learner_id"), questionId: text(row, "question_id") };
    const replayed = replay(yield* readLog(last.learnerId, last.questionId));
    if (JSON.stringify(replayed) !== JSON.stringify(toCard(row))) differing.push(last);
  }
  return { checked: rows.length, differing, last };
}

/** The log of one card by study day, time, and ID, without answers whose verdict is still hidden. */
function* readLog(learnerId: string, questionId: string): Transaction<readonly Recalled[]> {
  const rows = yield sql`
    SELECT answer.correct, answer.hinted, answer.study_day,
      CASE WHEN EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'guessed') THEN 1 ELSE 0 END
        AS guessed,
      CASE WHEN EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'credit') THEN 1 ELSE 0 END
        AS credited
    FROM answer
    LEFT JOIN posting ON posting.id = answer.posting_id
    WHERE answer.learner_id = ${learnerId} AND answer.question_id = ${questionId}
      AND NOT EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'void')
      AND NOT (answer.kind = 'daily' AND posting.feedback = 'at_close' AND posting.state IN ${among(openStates)})
    ORDER BY answer.study_day, answer.answered_at, answer.id`;
  return rows.map(toRecalled);
}

function toRecalled(row: Row): Recalled {
  const recall = recallOf({
    correct: flag(row, "correct") || flag(row, "credited"),
    guessed: flag(row, "guessed"),
    hinted: flag(row, "hinted"),
  });
  return { recall, day: text(row, "study_day") as StudyDay };
}

function toCard(row: Row): Card {
  return {
    stability: number(row, "stability"),
    difficulty: number(row, "difficulty"),
    reviews: number(row, "reviews"),
    lapses: number(row, "lapses"),
    lastDay: text(row, "last_day") as StudyDay,
    dueDay: text(row, "due_day") as StudyDay,
  };
}
