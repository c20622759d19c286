// Cards as stored: always equal to a replay of their logs.

import {
  type Card,
  type LogEntry,
  type MemoryModel,
  recallOf,
  replay,
  weightCount,
} from "../../core/memory.ts";
import type { StudyDay } from "../../core/model.ts";
import { openStates } from "../../core/posting.ts";
import type { CardKey } from "../../ports/storage/cards.ts";
import { among } from "../daily/posting-states.ts";
import { modelColumns, modelOf, readModels } from "../models/memory-models.ts";
import { flag, maybeNumber, number, type Row, rowsOf, sql, type Transaction, text } from "../transaction.ts";

/** A card with its learner's current memory model. */
export interface CurrentCard {
  readonly card: Card | undefined;
  readonly model: MemoryModel;
}

/** Cards in their learners' current models: those of another library or model are recomputed from their logs. */
export function* readCards(keys: readonly CardKey[]): Transaction<readonly CurrentCard[]> {
  const rows = yield sql`
    SELECT one.key AS place, ${modelColumns}, card.* FROM ${rowsOf(keys)} AS one
    CROSS JOIN learner LEFT JOIN card
      ON card.learner_id = learner.id AND card.question_id = one.value ->> 'questionId'
    WHERE learner.id = one.value ->> 'learnerId'`;
  const stored = new Map(rows.map((row) => [Number(row.place), row]));
  const models = keys.map((_, place) => modelOf(stored.get(place)));
  const isOld = (_: CardKey, place: number) => {
    const row = stored.get(place);
    if (row === undefined || row.question_id === null) return false;
    return row.library !== models[place]?.name || row.weight_count !== weightCount;
  };
  const old = keys.filter(isOld);
  const replayed = old.length === 0 ? [] : yield* replayLogs(old);
  return keys.map((key, place) => {
    const [row, model] = [stored.get(place), modelOf(stored.get(place))];
    if (isOld(key, place)) return { card: replayed[old.indexOf(key)]?.card, model };
    return { card: row === undefined || row.question_id === null ? undefined : toCard(row), model };
  });
}

/** Replays cards' logs in their learners' models. */
export function* replayLogs(keys: readonly CardKey[]): Transaction<readonly CurrentCard[]> {
  const logs = yield* readLogs(keys);
  const models = yield* readModels(keys.map(({ learnerId }) => learnerId));
  return logs.map((log, place) => {
    const model = models.get(keys[place]?.learnerId ?? "") ?? modelOf(undefined);
    return { card: replay(log, model), model };
  });
}

const columns = sql`
  (learner_id, question_id, stability, difficulty, reviews, lapses, last_day, due_day, library, weight_count, decay)`;

const replacing = sql`
  ON CONFLICT (learner_id, question_id) DO UPDATE SET
    stability = excluded.stability, difficulty = excluded.difficulty, reviews = excluded.reviews,
    lapses = excluded.lapses, last_day = excluded.last_day, due_day = excluded.due_day,
    library = excluded.library, weight_count = excluded.weight_count, decay = excluded.decay`;

/** Stores a card, with the model and weights that made it. One row of values is half as slow as a set of one. */
export function* writeCard(
  { learnerId, questionId }: CardKey,
  card: Card,
  { name }: MemoryModel,
): Transaction<void> {
  yield sql`
    INSERT INTO card ${columns}
    VALUES (${learnerId}, ${questionId}, ${card.stability}, ${card.difficulty}, ${card.reviews},
      ${card.lapses}, ${card.lastDay}, ${card.dueDay}, ${name}, ${weightCount}, ${card.decay})
    ${replacing}`;
}

/** Recomputes cards from the log of answers, amendments, and "I know this". Returns each; undefined if no answer counts. */
export function* replayCards(all: readonly CardKey[]): Transaction<readonly (Card | undefined)[]> {
  const keys = [...new Map(all.map((key) => [JSON.stringify(key), key])).values()];
  const replayed = yield* replayLogs(keys);
  const cards = replayed.map(({ card }) => card);
  const written = keys.flatMap((key, place) =>
    cards[place] === undefined ? [] : { ...key, ...cards[place], library: replayed[place]?.model.name },
  );
  if (written.length > 0)
    yield sql`
      INSERT INTO card ${columns}
      SELECT one.value ->> 'learnerId', one.value ->> 'questionId',
        CAST(one.value ->> 'stability' AS DOUBLE PRECISION), CAST(one.value ->> 'difficulty' AS DOUBLE PRECISION),
        CAST(one.value ->> 'reviews' AS INTEGER), CAST(one.value ->> 'lapses' AS INTEGER),
        one.value ->> 'lastDay', one.value ->> 'dueDay', one.value ->> 'library', CAST(${weightCount} AS INTEGER),
        CAST(one.value ->> 'decay' AS DOUBLE PRECISION)
      FROM ${rowsOf(written)} AS one WHERE true
      ${replacing}`;
  const gone = keys.filter((_, place) => cards[place] === undefined);
  if (gone.length > 0)
    yield sql`
      DELETE FROM card WHERE (learner_id, question_id) IN (
        SELECT one.value ->> 'learnerId', one.value ->> 'questionId' FROM ${rowsOf(gone)} AS one)`;
  return cards;
}

/** Recomputes all of a learner's cards, after their memory model changed. */
export function* replayLearner(learnerId: string): Transaction<void> {
  const rows = yield sql`SELECT question_id FROM card WHERE learner_id = ${learnerId}`;
  yield* replayCards(rows.map((row) => ({ learnerId, questionId: text(row, "question_id") })));
}

/** Each card's log by study day, time, and ID, without answers whose verdict is still hidden. */
export function* readLogs(keys: readonly CardKey[]): Transaction<readonly (readonly LogEntry[])[]> {
  const all = rowsOf(keys);
  const rows = yield sql`
    SELECT one.key AS place, answer.correct, answer.hinted, answer.study_day AS study_day, answer.answered_at AS at, answer.id AS entry,
      CASE WHEN EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'guessed') THEN 1 ELSE 0 END
        AS guessed,
      CASE WHEN EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'credit') THEN 1 ELSE 0 END
        AS credited, 0 AS known
    FROM ${all} AS one CROSS JOIN answer LEFT JOIN posting ON posting.id = answer.posting_id
    WHERE answer.learner_id = one.value ->> 'learnerId' AND answer.question_id = one.value ->> 'questionId'
      AND NOT EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'void')
      AND NOT (answer.kind = 'daily' AND posting.feedback = 'at_close' AND posting.state IN ${among(openStates)})
    UNION ALL
    SELECT one.key, 0, 0, known.study_day, known.known_at, known.id, 0, 0, 1
    FROM ${all} AS one CROSS JOIN member CROSS JOIN known
    WHERE member.learner_id = one.value ->> 'learnerId' AND known.member_id = member.id
      AND known.question_id = one.value ->> 'questionId'
    ORDER BY study_day, at, entry`;
  const logs = Map.groupBy(rows, (row) => text(row, "place"));
  return keys.map((_, place) => (logs.get(String(place)) ?? []).map(toEntry));
}

function toEntry(row: Row): LogEntry {
  const day = text(row, "study_day") as StudyDay;
  if (flag(row, "known")) return { recall: "known", day };
  const recall = recallOf({
    correct: flag(row, "correct") || flag(row, "credited"),
    guessed: flag(row, "guessed"),
    hinted: flag(row, "hinted"),
  });
  return { recall, day };
}

/** Reads a row of `card`. */
export function toCard(row: Row): Card {
  return {
    stability: number(row, "stability"),
    difficulty: number(row, "difficulty"),
    reviews: number(row, "reviews"),
    lapses: number(row, "lapses"),
    lastDay: text(row, "last_day") as StudyDay,
    dueDay: text(row, "due_day") as StudyDay,
    decay: maybeNumber(row, "decay"),
  };
}
