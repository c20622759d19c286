// Notices: messages that a member sees once, with their next command.
import type { NewNotice, Notices } from "../../ports/storage/notices.ts";
import { type Database, sql, type Transaction, text } from "../transaction.ts";

/** The notices in this database. */
export function createNotices(database: Database): Notices {
  return {
    store: (memberId, markdown, id, now) =>
      database.write(() => storeNotice(memberId, { id, markdown }, now)),
    drop: (id) => database.write(() => dropNotice(id)),
    // Members rarely have one, and a read blocks no one.
    take: async (memberId, limit, claimId) =>
      (await database.read(() => hasNotices(memberId)))
        ? database.write(() => takeNotices(memberId, limit, claimId))
        : [],
  };
}

/** Stores a notice; one with the same ID is shown again. Stopping a reminder does this too. */
export function* storeNotice(memberId: string, { id, markdown }: NewNotice, now: number): Transaction<void> {
  yield sql`
    INSERT INTO notice (id, member_id, markdown, created_at) VALUES (${id}, ${memberId}, ${markdown}, ${now})
    ON CONFLICT (id) DO UPDATE SET markdown = excluded.markdown, created_at = excluded.created_at, claim = NULL
    WHERE notice.claim IS NOT NULL`;
}

function* dropNotice(id: string): Transaction<void> {
  yield sql`DELETE FROM notice WHERE id = ${id}`;
}

function* hasNotices(memberId: string): Transaction<boolean> {
  return (yield sql`SELECT id FROM notice WHERE member_id = ${memberId} LIMIT 1`).length > 0;
}

/** receipts.ts deletes them an hour later. */
function* takeNotices(memberId: string, limit: number, claimId: string): Transaction<readonly string[]> {
  const before = yield* readTaken(memberId, claimId);
  if (before.length > 0) return before;
  yield sql`
    UPDATE notice SET claim = ${claimId} WHERE claim IS NULL AND id IN (
      SELECT id FROM notice WHERE member_id = ${memberId} AND claim IS NULL ORDER BY created_at, id LIMIT ${limit})`;
  return yield* readTaken(memberId, claimId);
}

function* readTaken(memberId: string, claimId: string): Transaction<readonly string[]> {
  const rows = yield sql`
    SELECT markdown FROM notice WHERE member_id = ${memberId} AND claim = ${claimId} ORDER BY created_at, id`;
  return rows.map((row) => text(row, "markdown"));
}
