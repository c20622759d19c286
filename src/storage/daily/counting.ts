// The number of answers under an open posting: one process edits it at a time, and not too often.
import { MOST_REFUSALS } from "../../core/retry-refused.ts";
import type { Counting, CountTurn } from "../../ports/storage/postings.ts";
import { type Database, first, number, sql, type Transaction, text } from "../transaction.ts";
import { readPosting } from "./posting-rows.ts";

/** The answer counts of open postings in this database. */
export function createCounting(database: Database): Counting {
  return {
    beginCount: (postingId, now, interval, claimId) =>
      database.write(() => beginCount(postingId, now, interval, claimId)),
    endEdit: (postingId, shown, claimId) => database.write(() => endEdit(postingId, shown, claimId)),
    stale: (limit, after) => database.read(() => stalePostings(limit, after)),
  };
}

/** How long an edit can take before another process tries, in ms: longer than finding a message and editing it. */
export const EDIT_LEASE = 60_000;

function* beginCount(
  postingId: string,
  now: number,
  interval: number,
  claimId: string,
): Transaction<CountTurn | undefined> {
  const row = yield* first(sql`
    SELECT state, message, shown_answers, edit_lease_until, edit_claim, next_edit_at, retry_at, refusals
    FROM posting WHERE id = ${postingId}`);
  if (row?.state !== "posted" || row.message === null) return undefined;
  const isOwn = row.edit_claim === claimId;
  // Ticks retry what the channel refused: no timer should wait for hours.
  const canTry = number(row, "retry_at") <= now && number(row, "refusals") < MOST_REFUSALS;
  if (!canTry && !isOwn) return undefined;
  const free = Math.max(number(row, "edit_lease_until"), number(row, "next_edit_at"));
  if (free > now && !isOwn) return { askAgainAt: free };
  const answers = yield* countAnswers(postingId);
  if (answers === number(row, "shown_answers")) return undefined;
  yield sql`
    UPDATE posting SET edit_lease_until = ${now + EDIT_LEASE}, edit_claim = ${claimId},
      next_edit_at = ${now + interval}
    WHERE id = ${postingId}`;
  const posting = yield* readPosting(postingId);
  return posting && { posting, answers };
}

/** Leaves another claim's edit alone: this claim may have ended before. */
function* endEdit(postingId: string, shown: number | undefined, claimId: string): Transaction<void> {
  yield sql`
    UPDATE posting SET edit_lease_until = 0, shown_answers = COALESCE(CAST(${shown} AS BIGINT), shown_answers),
      refusals = CASE WHEN ${shown === undefined ? 0 : 1} = 1 THEN 0 ELSE refusals END,
      refused_because = CASE WHEN ${shown === undefined ? 0 : 1} = 1 THEN NULL ELSE refused_because END
    WHERE id = ${postingId} AND edit_claim = ${claimId}`;
}

function* stalePostings(
  limit: number,
  after = "",
): Transaction<{ readonly ids: readonly string[]; readonly last: string | undefined }> {
  const rows = yield sql`
    SELECT id, shown_answers, (
      SELECT CAST(COUNT(*) AS BIGINT) FROM answer WHERE answer.posting_id = posting.id AND answer.kind = 'daily'
    ) AS answers
    FROM posting WHERE state = 'posted' AND message IS NOT NULL AND id > ${after} ORDER BY id LIMIT ${limit}`;
  const ids = rows.filter((row) => row.answers !== row.shown_answers).map((row) => text(row, "id"));
  const last = rows.at(-1);
  return { ids, last: last && text(last, "id") };
}

/** How many members answered a posting. */
export function* countAnswers(postingId: string): Transaction<number> {
  const row = yield* first(sql`
    SELECT CAST(COUNT(*) AS BIGINT) AS answers FROM answer WHERE posting_id = ${postingId} AND kind = 'daily'`);
  return row === undefined ? 0 : number(row, "answers");
}
