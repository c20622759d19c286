// Keys that can be used once.
import { MAX_AHEAD } from "../core/drill-calendar.ts";
import type { UsedKeys } from "../ports/storage/used-keys.ts";
import { type Database, first, type Statement, sql, type Transaction, text } from "./transaction.ts";

/** Rows deleted in one step: a few milliseconds. */
const STEP = 500;

/** The database's used keys. */
export function createUsedKeys(database: Database): UsedKeys {
  return {
    use: (key, use, until) => database.write(() => useKey(key, use, until)),
    release: (key) => database.write(() => releaseKey(key)),
    // Usually there are none, and a read blocks no one.
    purge: async (now) =>
      (await database.read(() => hasExpired(now))) && database.write(() => purgeKeys(now)),
  };
}

/** After a lost COMMIT it runs again and finds its own row, which still counts as the first use. */
function* useKey(key: string, use: string, until: number): Transaction<boolean> {
  const row = yield* first(sql`
    INSERT INTO used_key (key, used_by, expires_at) VALUES (${key}, ${use}, ${until})
    ON CONFLICT (key) DO UPDATE SET expires_at = used_key.expires_at RETURNING used_by`);
  return row !== undefined && text(row, "used_by") === use;
}

function* releaseKey(key: string): Transaction<void> {
  yield sql`DELETE FROM used_key WHERE key = ${key}`;
}

/** Also far ahead: a clock that was wrong wrote those. */
function expired(now: number, limit: number): Statement {
  return sql`SELECT key FROM used_key WHERE expires_at < ${now} OR expires_at > ${now + MAX_AHEAD} LIMIT ${limit}`;
}

function* hasExpired(now: number): Transaction<boolean> {
  return (yield expired(now, 1)).length > 0;
}

function* purgeKeys(now: number): Transaction<boolean> {
  const deleted = yield sql`DELETE FROM used_key WHERE key IN (${expired(now, STEP)}) RETURNING key`;
  return deleted.length === STEP;
}
