// Weights of the memory model fitted to one learner, and cards that still have to follow a changed model (decision 036).
import type { LogEntry } from "../../core/memory.ts";
import { nextFit } from "../../core/weights/own-weights.ts";
import type { FitOutcome, LogPage, MemoryModels, ModelPage } from "../../ports/storage/cards.ts";
import { readLogs, replayCards } from "../learning/cards.ts";
import {
  type Database,
  first,
  maybeNumber,
  number,
  type Row,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { closeModel, modelColumns, modelOf, openModel, readModels, weightsOf } from "./memory-models.ts";

/** Learners looked at in one step, and cards read or replayed in one: a few milliseconds. */
const LEARNERS = 25;
const CARDS = 50;

/** The learners' memory models in this database. */
export function createMemoryModels(database: Database): MemoryModels {
  return {
    toFit: (after) => database.read(() => readToFit(after)),
    log: (learnerId, after) => database.read(() => readLog(learnerId, after)),
    settle: (outcome) => database.write(() => settleFit(outcome)),
    catchUp: (learnerId) => catchUpCards(database, learnerId),
    since: (learnerId) => database.read(() => readSince(learnerId)),
  };
}

/** Each graded answer counts in one card, so the cards know how many there are. */
function* readToFit(after: string | undefined): Transaction<ModelPage> {
  const rows = yield sql`
    SELECT learner.id, learner.fit_reviews, ${modelColumns}, CAST(SUM(card.reviews) AS BIGINT) AS reviews,
      MIN(card.library) AS least, MAX(card.library) AS most
    FROM (SELECT * FROM learner WHERE id > ${after ?? ""} ORDER BY id LIMIT ${LEARNERS}) AS learner
    LEFT JOIN card ON card.learner_id = learner.id
    GROUP BY learner.id, learner.fit_reviews, learner.retention, learner.weights ORDER BY learner.id`;
  const isBehind = (row: Row) =>
    row.least !== null && [row.least, row.most].some((name) => name !== modelOf(row).name);
  const isRipe = (row: Row) => (maybeNumber(row, "reviews") ?? 0) >= nextFit(maybeNumber(row, "fit_reviews"));
  const last = rows.length < LEARNERS ? undefined : rows.at(-1);
  return {
    ripe: rows.filter(isRipe).map((row) => ({ learnerId: text(row, "id"), current: weightsOf(row) })),
    behind: rows.filter(isBehind).map((row) => text(row, "id")),
    last: last && text(last, "id"),
  };
}

function* readLog(learnerId: string, after: string | undefined): Transaction<LogPage> {
  const rows = yield sql`
    SELECT question_id FROM card WHERE learner_id = ${learnerId} AND question_id > ${after ?? ""}
    ORDER BY question_id LIMIT ${CARDS}`;
  const ids = rows.map((row) => text(row, "question_id"));
  const logs: readonly (readonly LogEntry[])[] = yield* readLogs(
    ids.map((questionId) => ({ learnerId, questionId })),
  );
  return { logs, last: ids.length < CARDS ? undefined : ids.at(-1) };
}

/** What was decided about a log counts only while that log is the learner's: no answer came, and no account was linked. */
function* settleFit({ learnerId, reviews, library, judgment, now }: FitOutcome): Transaction<boolean> {
  const changes = judgment.type !== "keep";
  if (changes) yield* closeModel(learnerId);
  const row = yield* first(sql`
    SELECT CAST(COALESCE(SUM(reviews), 0) AS BIGINT) AS reviews FROM card WHERE learner_id = ${learnerId}`);
  const isSame = row !== undefined && number(row, "reviews") === reviews;
  if (isSame) yield sql`UPDATE learner SET fit_reviews = ${reviews} WHERE id = ${learnerId}`;
  if (isSame && judgment.type === "adopt")
    yield sql`
      UPDATE learner SET weights = ${JSON.stringify(judgment.weights)}, weights_library = ${library},
        weights_reviews = ${reviews},
        weights_since = CASE WHEN weights IS NULL THEN CAST(${now} AS BIGINT) ELSE weights_since END
      WHERE id = ${learnerId}`;
  if (isSame && judgment.type === "drop")
    yield sql`
      UPDATE learner SET weights = NULL, weights_library = NULL, weights_reviews = NULL, weights_since = NULL
      WHERE id = ${learnerId}`;
  if (changes) yield* openModel(learnerId);
  return isSame;
}

/**
 * Replays the learner's cards of another model, a few at a time. After a model changed, this also finds cards of answers
 * that were being recorded meanwhile. Usually there are none, and a read blocks no one.
 */
export async function catchUpCards(database: Database, learnerId: string): Promise<void> {
  while ((await database.read(() => readBehind(learnerId))).length > 0)
    await database.write(() => replayBehind(learnerId));
}

function* readBehind(learnerId: string): Transaction<readonly string[]> {
  const { name } = (yield* readModels([learnerId])).get(learnerId) ?? modelOf(undefined);
  const rows = yield sql`
    SELECT question_id FROM card WHERE learner_id = ${learnerId} AND library <> ${name}
    ORDER BY question_id LIMIT ${CARDS}`;
  return rows.map((row) => text(row, "question_id"));
}

function* replayBehind(learnerId: string): Transaction<void> {
  const ids = yield* readBehind(learnerId);
  if (ids.length > 0) yield* replayCards(ids.map((questionId) => ({ learnerId, questionId })));
}

function* readSince(learnerId: string): Transaction<number | undefined> {
  const row = yield* first(
    sql`SELECT ${modelColumns}, learner.weights_since FROM learner WHERE id = ${learnerId}`,
  );
  return row && weightsOf(row) && maybeNumber(row, "weights_since");
}
