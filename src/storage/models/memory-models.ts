// Learners' memory models: FSRS as each learner set it, with their own weights if they have some.
import { type MemoryModel, memoryModel, readWeights, type Weights } from "../../core/memory.ts";
import {
  list,
  maybeNumber,
  maybeText,
  type Row,
  type Statement,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";

/** The columns of `learner` that `modelOf` reads. */
export const modelColumns = sql`learner.retention, learner.weights`;

/** The memory model in a row with those columns; the default one without a row. */
export function modelOf(row: Row | undefined): MemoryModel {
  return memoryModel(row && maybeNumber(row, "retention"), row && weightsOf(row));
}

/** A learner's own weights. Those of an FSRS with another number of weights don't count. */
export function weightsOf(row: Row): Weights | undefined {
  const weights = maybeText(row, "weights");
  return weights === undefined ? undefined : readWeights(JSON.parse(weights));
}

/** The memory models of these learners. */
export function* readModels(learnerIds: readonly string[]): Transaction<ReadonlyMap<string, MemoryModel>> {
  const rows = yield sql`SELECT id, ${modelColumns} FROM learner WHERE id IN ${list(learnerIds)}`;
  return new Map(rows.map((row) => [text(row, "id"), modelOf(row)]));
}

/**
 * Locks a learner before their memory model changes; `openModel` ends it in the same transaction. On PostgreSQL, this
 * waits for answers being recorded. Answers that began before it start again and see the new model (decision 036).
 */
export function* closeModel(learnerId: string): Transaction<void> {
  yield invertCreation(learnerId);
}

/** Ends what `closeModel` began. */
export function* openModel(learnerId: string): Transaction<void> {
  yield invertCreation(learnerId);
}

/** Twice in a transaction, it changes nothing, but `created_at` is part of a key: only that makes answers wait. */
function invertCreation(learnerId: string): Statement {
  return sql`UPDATE learner SET created_at = -1 - created_at WHERE id = ${learnerId}`;
}
