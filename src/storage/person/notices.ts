// Notices: what a member is told at their next command, once.
import type { NewNotice, Notices } from "../../ports/storage/notices.ts";
import { type Database, sql, type Transaction, text } from "../transaction.ts";

export function createNotices(database: Database): Notices {
  return {
    leave: (memberId, markdown, id, now) =>
      database.write(() => leaveNotice(memberId, { id, markdown }, now)),
    drop: (id) => database.write(() => dropNotice(id)),
    // Hardly anybody has one: a read, which holds nobody up.
    take: async (memberId, limit) =>
      (await database.read(() => hasNotices(memberId)))
        ? database.write(() => takeNotices(memberId, limit))
        : [],
  };
}

/** Also a step of stopping a reminder. */
export function* leaveNotice(memberId: string, { id, markdown }: NewNotice, now: number): Transaction<void> {
  yield sql`
    INSERT INTO notice (id, member_id, markdown, created_at) VALUES (${id}, ${memberId}, ${markdown}, ${now})
    ON CONFLICT (id) DO NOTHING`;
}

function* dropNotice(id: string): Transaction<void> {
  yield sql`DELETE FROM notice WHERE id = ${id}`;
}

function* hasNotices(memberId: string): Transaction<boolean> {
  return (yield sql`SELECT id FROM notice WHERE member_id = ${memberId} LIMIT 1`).length > 0;
}

function* takeNotices(memberId: string, limit: number): Transaction<readonly string[]> {
  const notices = yield sql`
    SELECT id, markdown FROM notice WHERE member_id = ${memberId} ORDER BY created_at, id LIMIT ${limit}`;
  for (const notice of notices) yield sql`DELETE FROM notice WHERE id = ${text(notice, "id")}`;
  return notices.map((notice) => text(notice, "markdown"));
}
