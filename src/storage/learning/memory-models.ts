// Learners' memory models: FSRS as each learner set it.
import { type MemoryModel, memoryModel } from "../../core/memory.ts";
import { list, maybeNumber, type Row, sql, type Transaction, text } from "../transaction.ts";

/** The columns of `learner` that `modelOf` reads. */
export const modelColumns = sql`learner.retention`;

/** The memory model in a row with those columns; the default one without a row. */
export function modelOf(row: Row | undefined): MemoryModel {
  return memoryModel(row && maybeNumber(row, "retention"));
}

/** The memory models of these learners. */
export function* readModels(learnerIds: readonly string[]): Transaction<ReadonlyMap<string, MemoryModel>> {
  const rows = yield sql`SELECT id, ${modelColumns} FROM learner WHERE id IN ${list(learnerIds)}`;
  return new Map(rows.map((row) => [text(row, "id"), modelOf(row)]));
}
