// Receipts: an operation that runs again with the same ID returns its first outcome.
import type { Receipts } from "../ports/storage/upkeep.ts";
import { type Database, first, list, sql, type Transaction, text } from "./transaction.ts";

/** The receipts in this database. */
export function createReceipts(database: Database): Receipts {
  return {
    // Usually there are none to forget, and a read blocks no one.
    async forget(from, to) {
      if (await database.read(() => hasOutside(from, to)))
        await database.write(() => forgetOutside(from, to));
    },
  };
}

/**
 * Runs a step once for an ID that its caller drew and stores the outcome. Run again, it returns that outcome and
 * changes nothing. For steps whose rows don't show who changed them. The outcome must survive JSON.
 * @param subject the ID of what the step changes: a member, a learner, a drill, a posting
 * @param changes whether a step with this outcome changed anything; if not, it can simply run again
 */
export function* once<T>(
  id: string,
  subject: string,
  step: () => Transaction<T>,
  changes: (outcome: T) => boolean = () => true,
): Transaction<T> {
  const receipt = yield* first(sql`SELECT outcome FROM receipt WHERE id = ${id} AND subject = ${subject}`);
  if (receipt !== undefined) return (JSON.parse(text(receipt, "outcome")) as { readonly of: T }).of;
  const outcome = yield* step();
  if (!changes(outcome)) return outcome;
  yield sql`
    INSERT INTO receipt (id, subject, outcome) VALUES (${id}, ${subject}, ${JSON.stringify({ of: outcome })})`;
  return outcome;
}

/** Deletes the receipts about members or learners, as part of deleting them. */
export function* forgetReceiptsOf(subjects: readonly string[]): Transaction<void> {
  yield sql`DELETE FROM receipt WHERE subject IN ${list(subjects)}`;
}

function* hasOutside(from: string, to: string): Transaction<boolean> {
  const rows = yield sql`
    SELECT id FROM receipt WHERE id < ${from} OR id > ${to}
    UNION ALL SELECT id FROM notice WHERE claim < ${from} OR claim > ${to} LIMIT 1`;
  return rows.length > 0;
}

function* forgetOutside(from: string, to: string): Transaction<void> {
  yield sql`DELETE FROM receipt WHERE id < ${from} OR id > ${to}`;
  yield sql`DELETE FROM notice WHERE claim < ${from} OR claim > ${to}`;
}
