// Cards: a learner's memory of each question, always equal to a replay of their log.

import { type Card, library, type Recalled, recallOf, replay, weightCount } from "../../core/memory.ts";
import type { StudyDay } from "../../core/model.ts";
import { openStates } from "../../core/posting.ts";
import type { CardCheck, CardKey, Cards, DueCard } from "../../ports/storage/cards.ts";
import { among } from "../daily/posting-states.ts";
import {
  type Database,
  flag,
  number,
  type Row,
  rowsOf,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";

/** The cards in this database. */
export function createCards(database: Database): Cards {
  return {
    ofLearner: (learnerId) => database.read(() => cardsOf(learnerId)),
    differing: (after, limit) => database.read(() => findDiffering(after, limit)),
    due: (learnerId, day, limit) => database.read(() => dueCards(learnerId, day, limit)),
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
    ORDER BY due_day, question_id LIMIT ${limit}`;
  return rows.map((row) => ({ ...toCard(row), questionId: text(row, "question_id") }));
}

/** Cards in this version's model: those of another library or weight set are recomputed from their logs. */
export function* readCards(keys: readonly CardKey[]): Transaction<readonly (Card | undefined)[]> {
  const rows = yield sql`
    SELECT one.key AS place, card.* FROM ${rowsOf(keys)} AS one CROSS JOIN card
    WHERE card.learner_id = one.value ->> 'learnerId' AND card.question_id = one.value ->> 'questionId'`;
  const stored = new Map(rows.map((row) => [Number(row.place), row]));
  const isOld = (_: CardKey, place: number) => {
    const row = stored.get(place);
    return row !== undefined && (row.library !== library || row.weight_count !== weightCount);
  };
  const old = keys.filter(isOld);
  const replayed = old.length === 0 ? [] : (yield* readLogs(old)).map(replay);
  return keys.map((key, place) => {
    const row = stored.get(place);
    return isOld(key, place) ? replayed[old.indexOf(key)] : row && toCard(row);
  });
}

const columns = sql`
  (learner_id, question_id, stability, difficulty, reviews, lapses, last_day, due_day, library, weight_count)`;

const replacing = sql`
  ON CONFLICT (learner_id, question_id) DO UPDATE SET
    stability = excluded.stability, difficulty = excluded.difficulty, reviews = excluded.reviews,
    lapses = excluded.lapses, last_day = excluded.last_day, due_day = excluded.due_day,
    library = excluded.library, weight_count = excluded.weight_count`;

/** Stores a card, with the library and weights that made it. One row of values is half as slow as a set of one. */
export function* writeCard({ learnerId, questionId }: CardKey, card: Card): Transaction<void> {
  yield sql`
    INSERT INTO card ${columns}
    VALUES (${learnerId}, ${questionId}, ${card.stability}, ${card.difficulty}, ${card.reviews},
      ${card.lapses}, ${card.lastDay}, ${card.dueDay}, ${library}, ${weightCount})
    ${replacing}`;
}

/** Recomputes cards from the log of answers and amendments. Returns each; undefined if no answer counts. */
export function* replayCards(all: readonly CardKey[]): Transaction<readonly (Card | undefined)[]> {
  const keys = [...new Map(all.map((key) => [JSON.stringify(key), key])).values()];
  const logs = yield* readLogs(keys);
  const cards = logs.map(replay);
  const written = keys.flatMap((key, place) =>
    cards[place] === undefined ? [] : { ...key, ...cards[place] },
  );
  if (written.length > 0)
    yield sql`
      INSERT INTO card ${columns}
      SELECT one.value ->> 'learnerId', one.value ->> 'questionId',
        CAST(one.value ->> 'stability' AS DOUBLE PRECISION), CAST(one.value ->> 'difficulty' AS DOUBLE PRECISION),
        CAST(one.value ->> 'reviews' AS INTEGER), CAST(one.value ->> 'lapses' AS INTEGER),
        one.value ->> 'lastDay', one.value ->> 'dueDay', CAST(${library} AS TEXT), CAST(${weightCount} AS INTEGER)
      FROM ${rowsOf(written)} AS one WHERE true
      ${replacing}`;
  const gone = keys.filter((_, place) => cards[place] === undefined);
  if (gone.length > 0)
    yield sql`
      DELETE FROM card WHERE (learner_id, question_id) IN (
        SELECT one.value ->> 'learnerId', one.value ->> 'questionId' FROM ${rowsOf(gone)} AS one)`;
  return cards;
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
  const replayed = (yield* readLogs(keys)).map(replay);
  const differs = (row: Row, place: number) =>
    JSON.stringify(replayed[place]) !== JSON.stringify(toCard(row));
  const differing = keys.filter((_, place) => differs(rows[place] as Row, place));
  return { checked: rows.length, differing, last: keys.at(-1) };
}

/** Each card's log by study day, time, and ID, without answers whose verdict is still hidden. */
function* readLogs(keys: readonly CardKey[]): Transaction<readonly (readonly Recalled[])[]> {
  const rows = yield sql`
    SELECT one.key AS place, answer.correct, answer.hinted, answer.study_day,
      CASE WHEN EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'guessed') THEN 1 ELSE 0 END
        AS guessed,
      CASE WHEN EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'credit') THEN 1 ELSE 0 END
        AS credited
    FROM ${rowsOf(keys)} AS one CROSS JOIN answer LEFT JOIN posting ON posting.id = answer.posting_id
    WHERE answer.learner_id = one.value ->> 'learnerId' AND answer.question_id = one.value ->> 'questionId'
      AND NOT EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'void')
      AND NOT (answer.kind = 'daily' AND posting.feedback = 'at_close' AND posting.state IN ${among(openStates)})
    ORDER BY answer.study_day, answer.answered_at, answer.id`;
  const logs = Map.groupBy(rows, (row) => text(row, "place"));
  return keys.map((_, place) => (logs.get(String(place)) ?? []).map(toRecalled));
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
