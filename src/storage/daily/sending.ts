// How a posting reaches its channel: planned, sending (with a lease), posted; or unknown if the platform can't tell.
import { latestDate } from "../../core/drill-calendar.ts";
import { isOvertaken, type PostingState, statesBefore } from "../../core/posting.ts";
import type { MessageRef } from "../../ports/person.ts";
import type { Posting, Sending } from "../../ports/storage/postings.ts";
import { once } from "../receipts.ts";
import { type Database, number, sql, type Transaction } from "../transaction.ts";
import { lastPosted, readPosting, readPostings } from "./posting-rows.ts";
import { among } from "./posting-states.ts";
import { canTry } from "./refusals.ts";

/** Sends postings of this database. */
export function createSending(database: Database): Sending {
  return {
    toSend: (now, limit, after) => database.read(() => postingsToSend(now, limit, after)),
    beginSending: (postingId, now, claimId) => database.write(() => beginSending(postingId, now, claimId)),
    markPosted: (postingId, message) => database.write(() => markPosted(postingId, message)),
    postpone: (postingId, from, claimId) => database.write(() => postpone(postingId, from, claimId)),
    interrupted: (now, limit, after) => database.read(() => interruptedPostings(now, limit, after)),
    countUnknown: () => database.read(countUnknown),
    reclaim: (postingId, now, claimId) => database.write(() => reclaimPosting(postingId, now, claimId)),
    markUnknown: (postingId, claimId) => database.write(() => markUnknown(postingId, claimId)),
    settleUnknown: (postingId, teamId, word, now, onceId) =>
      database.write(() => settleUnknown(postingId, teamId, word, now, onceId)),
    withdraw: (postingId, from) => database.write(() => withdraw(postingId, from)),
    withdrawIfOvertaken: (postingId, from, now) =>
      database.write(() => withdrawIfOvertaken(postingId, from, now)),
  };
}

function* countUnknown(): Transaction<number> {
  const [row] = yield sql`SELECT CAST(COUNT(*) AS BIGINT) AS count FROM posting WHERE state = 'unknown'`;
  return row === undefined ? 0 : number(row, "count");
}

/** How long a claim holds a posting, in ms. After that, another process recovers it. */
const LEASE = 60_000;

/** Being sent, or known to be posted because of a tap, while its message isn't recorded yet. */
const messageNotRecorded = sql`(state = 'sending' OR (state = 'posted' AND message IS NULL))`;

function* postingsToSend(
  now: number,
  limit: number,
  after: Posting | undefined,
): Transaction<readonly Posting[]> {
  return yield* readPostings(sql`
    WHERE posting.state = 'planned' AND posting.send_after <= ${now}
      AND (posting.due_at, posting.id) > (${after?.dueAt ?? -1}, ${after?.id ?? ""})
    ORDER BY posting.due_at, posting.id LIMIT ${limit}`);
}

/** Its time starts now: a look-up while it waited doesn't make an answer “open book”. */
function* beginSending(postingId: string, now: number, claimId: string): Transaction<Posting | undefined> {
  const taken = yield sql`
    UPDATE posting SET state = 'sending', lease_until = ${now + LEASE}, claim = ${claimId}, opened_at = ${now},
      closes_at = closes_at + ${now} - opened_at, outage_id = NULL
    WHERE id = ${postingId} AND state IN ${among(statesBefore("sending"))} AND send_after <= ${now}
      AND EXISTS (
        SELECT 1 FROM drill
        WHERE drill.id = posting.drill_id AND drill.paused_at IS NULL AND drill.removed_at IS NULL)
    RETURNING id`;
  return taken.length > 0 || (yield* isTakenBy(claimId, postingId))
    ? yield* readPosting(postingId)
    : undefined;
}

/** Whether an earlier run of the same claim took the posting. */
function* isTakenBy(claimId: string, postingId: string): Transaction<boolean> {
  const rows = yield sql`
    SELECT id FROM posting
    WHERE id = ${postingId} AND claim = ${claimId} AND ${messageNotRecorded}`;
  return rows.length > 0;
}

function* markPosted(postingId: string, message: MessageRef): Transaction<void> {
  yield sql`
    UPDATE posting SET state = 'posted', message = ${message}, refusals = 0, retry_at = 0
    WHERE id = ${postingId} AND (${messageNotRecorded} OR state = 'unknown')`;
}

/** Leaves another claim's posting alone: this claim may have been postponed before, and another one sends it now. */
function* postpone(postingId: string, from: number, claimId: string): Transaction<void> {
  yield sql`
    UPDATE posting SET state = 'planned', send_after = ${from}, lease_until = 0
    WHERE id = ${postingId} AND state = 'sending' AND claim = ${claimId}`;
}

/** Postings whose sender died: sent or not, or sent without recording the message. */
function* interruptedPostings(
  now: number,
  limit: number,
  after: Posting | undefined,
): Transaction<readonly Posting[]> {
  return yield* readPostings(sql`
    WHERE ${messageNotRecorded} AND lease_until <= ${now} AND ${canTry(now)} AND posting.id > ${after?.id ?? ""}
    ORDER BY posting.id LIMIT ${limit}`);
}

function* reclaimPosting(postingId: string, now: number, claimId: string): Transaction<Posting | undefined> {
  const taken = yield sql`
    UPDATE posting SET lease_until = ${now + LEASE}, claim = ${claimId}
    WHERE id = ${postingId} AND ${messageNotRecorded}
      AND lease_until <= ${now} AND ${canTry(now)} RETURNING id`;
  return taken.length > 0 || (yield* isTakenBy(claimId, postingId))
    ? yield* readPosting(postingId)
    : undefined;
}

function* markUnknown(postingId: string, claimId: string): Transaction<boolean> {
  const marked = yield sql`
    UPDATE posting SET state = 'unknown'
    WHERE id = ${postingId} AND state IN ('sending', 'unknown') AND claim = ${claimId} RETURNING id`;
  return marked.length > 0;
}

function* settleUnknown(
  postingId: string,
  teamId: string,
  word: "there" | "again",
  now: number,
  onceId: string,
): Transaction<Posting | undefined> {
  const settled = yield* once(onceId, postingId, () => leaveUnknown(postingId, teamId, word, now));
  return settled ? yield* readPosting(postingId) : undefined;
}

function* leaveUnknown(
  postingId: string,
  teamId: string,
  word: "there" | "again",
  now: number,
): Transaction<boolean> {
  const settled = yield sql`
    UPDATE posting SET state = ${word === "there" ? "posted" : "planned"}, lease_until = ${now}, send_after = ${now},
      due_at = CASE WHEN ${word} = 'again' THEN ${now} ELSE due_at END
    WHERE id = ${postingId} AND team_id = ${teamId} AND state = 'unknown' RETURNING id`;
  return settled.length > 0;
}

/** A team's postings that wait for an admin to say whether they exist, oldest first. */
export function* unknownPostings(teamId: string): Transaction<readonly Posting[]> {
  return yield* readPostings(sql`
    WHERE posting.team_id = ${teamId} AND posting.state = 'unknown' ORDER BY posting.date, posting.id`);
}

function* withdraw(postingId: string, from: PostingState): Transaction<void> {
  yield sql`
    DELETE FROM posting WHERE id = ${postingId} AND state = ${from}
      AND NOT EXISTS (SELECT 1 FROM answer WHERE answer.posting_id = posting.id)`;
}

/** Decides inside the transaction: a newer posting can't appear between the look and the deletion. */
function* withdrawIfOvertaken(postingId: string, from: PostingState, now: number): Transaction<boolean> {
  const posting = yield* readPosting(postingId);
  // A run whose COMMIT was lost has deleted it.
  if (posting === undefined) return true;
  if (!isOvertaken(posting.date, yield* lastPosted(posting.drillId, latestDate(now)), now)) return false;
  yield* withdraw(postingId, from);
  return true;
}
