// What a channel refused for now, and when to retry it.
import { MOST_REFUSALS, waitAfterRefusals } from "../../core/retry-refused.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import type { Refusals, RefusedCorrection, RefusedPosting } from "../../ports/storage/refusals.ts";
import { once } from "../receipts.ts";
import { type Database, first, number, type Statement, sql, type Transaction } from "../transaction.ts";
import { readPosting, readPostings } from "./posting-rows.ts";

/** The refusals recorded in this database. */
export function createRefusals(database: Database): Refusals {
  return {
    refuse: (refused) =>
      database.write(() => once(refused.claimId, refused.drillId, () => recordRefusal(refused))),
    discussionsDue: (now, limit, after) => database.read(() => discussionsDue(now, limit, after)),
    takeDiscussion: (postingId, now, claimId) =>
      database.write(() => takeDiscussion(postingId, now, claimId)),
    settleDiscussion: (postingId) => database.write(() => settleDiscussion(postingId)),
    waiting: (drillId) => database.read(() => isWaiting(drillId)),
    retry: (drillId) => database.write(() => retryRefused(drillId)),
  };
}

/** A condition on `posting` or `correction_notice`: whether a retry is due. */
export function canTry(now: number): Statement {
  return sql`(retry_at <= ${now} AND refusals < ${MOST_REFUSALS})`;
}

function* recordRefusal(refused: RefusedPosting | RefusedCorrection): Transaction<boolean> {
  const isNews = yield* waitsForNothingLike(refused);
  yield* refused.what === "correction" ? refuseCorrection(refused) : refusePosting(refused);
  return isNews;
}

function* waitsForNothingLike(refused: RefusedPosting | RefusedCorrection): Transaction<boolean> {
  const { drillId, because } = refused;
  const own = refused.what === "correction" ? "" : refused.postingId;
  const known = yield sql`
    SELECT id FROM posting
    WHERE drill_id = ${drillId} AND refused_because = ${because} AND (refusals > 0 OR id = ${own})
    UNION ALL
    SELECT question_id AS id FROM correction_notice
    WHERE drill_id = ${drillId} AND refused_because = ${because} AND refusals > 0`;
  return known.length === 0;
}

function* refusePosting({ what, postingId, because, claimId, now }: RefusedPosting): Transaction<void> {
  const row = yield* first(sql`SELECT refusals FROM posting WHERE id = ${postingId}`);
  const refusals = (row === undefined ? 0 : number(row, "refusals")) + 1;
  yield sql`
    UPDATE posting SET refusals = ${refusals}, refused_because = ${because},
      retry_at = ${now + waitAfterRefusals(refusals)}, ${givingBack[what]}
    WHERE id = ${postingId} AND ${heldBy(what, claimId)}`;
}

const givingBack: Readonly<Record<RefusedPosting["what"], Statement>> = {
  edit: sql`edit_lease_until = 0`,
  search: sql`lease_until = 0`,
  discussion: sql`discussion_due = 1`,
};

/** A condition that leaves alone what another claim has taken over. */
function heldBy(what: RefusedPosting["what"], claimId: string): Statement {
  switch (what) {
    case "edit":
      return sql`edit_claim = ${claimId}`;
    case "search":
      return sql`claim = ${claimId}`;
    case "discussion":
      return sql`state = 'closed'`;
    default:
      return what satisfies never;
  }
}

function* refuseCorrection(refused: RefusedCorrection): Transaction<void> {
  const { drillId, questionId, version, because, unsent, claimId, now } = refused;
  const row = yield* first(sql`
    SELECT refusals FROM correction_notice
    WHERE drill_id = ${drillId} AND question_id = ${questionId} AND version = ${version} AND claim = ${claimId}`);
  if (row === undefined) return;
  const refusals = number(row, "refusals") + 1;
  yield sql`
    UPDATE correction_notice SET refusals = ${refusals}, refused_because = ${because},
      retry_at = ${now + waitAfterRefusals(refusals)}, lease_until = 0,
      attempts = CASE WHEN ${unsent ? 1 : 0} = 1 THEN 0 ELSE attempts END, claim = NULL
    WHERE drill_id = ${drillId} AND question_id = ${questionId} AND version = ${version}`;
}

function* discussionsDue(
  now: number,
  limit: number,
  after: Posting | undefined,
): Transaction<readonly Posting[]> {
  return yield* readPostings(sql`
    WHERE discussion_due = 1 AND ${canTry(now)} AND posting.id > ${after?.id ?? ""}
    ORDER BY posting.id LIMIT ${limit}`);
}

function* takeDiscussion(postingId: string, now: number, claimId: string): Transaction<Posting | undefined> {
  const taken = yield sql`
    UPDATE posting SET discussion_due = 0, edit_claim = ${claimId}
    WHERE id = ${postingId} AND ((discussion_due = 1 AND ${canTry(now)}) OR edit_claim = ${claimId})
    RETURNING id`;
  return taken.length === 0 ? undefined : yield* readPosting(postingId);
}

function* settleDiscussion(postingId: string): Transaction<void> {
  yield sql`
    UPDATE posting SET refusals = 0, refused_because = NULL, retry_at = 0
    WHERE id = ${postingId} AND discussion_due = 0`;
}

function* isWaiting(drillId: string): Transaction<boolean> {
  const rows = yield sql`
    SELECT id FROM posting WHERE drill_id = ${drillId} AND refusals > 0
    UNION ALL SELECT question_id AS id FROM correction_notice WHERE drill_id = ${drillId} AND refusals > 0 LIMIT 1`;
  return rows.length > 0;
}

/** Forgets the reason too, so that the admin who retries hears if it still applies. */
function* retryRefused(drillId: string): Transaction<void> {
  yield sql`
    UPDATE posting SET refusals = 0, refused_because = NULL, retry_at = 0
    WHERE drill_id = ${drillId} AND refusals > 0`;
  yield sql`
    UPDATE correction_notice SET refusals = 0, refused_because = NULL, retry_at = 0
    WHERE drill_id = ${drillId} AND refusals > 0`;
}
