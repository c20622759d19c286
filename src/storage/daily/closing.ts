// Closing: scores a posting once. One process at a time may edit its message into the reveal.
import { statesBefore } from "../../core/posting.ts";
import type { MessageRef } from "../../ports/person.ts";
import type { Closing, Posting } from "../../ports/storage/postings.ts";
import { replayCard } from "../learning/cards.ts";
import { rollUp } from "../learning/scores.ts";
import { type Database, sql, type Transaction, text } from "../transaction.ts";
import { EDIT_LEASE } from "./counting.ts";
import { readAll, readPosting } from "./posting-rows.ts";
import { among } from "./posting-states.ts";
import { canTry } from "./refusals.ts";

/** Closes postings in this database. */
export function createClosing(database: Database): Closing {
  return {
    toClose: (now, limit, after) => database.read(() => postingsToClose(now, limit, after)),
    close: (postingId, now) => closePosting(database, postingId, now),
    beginReveal: (postingId, now, claimId) => database.write(() => beginReveal(postingId, now, claimId)),
    markRevealed: (postingId, message) => database.write(() => markRevealed(postingId, message)),
  };
}

function* postingsToClose(
  now: number,
  limit: number,
  after: Posting | undefined,
): Transaction<readonly Posting[]> {
  return yield* readAll(
    yield sql`
    SELECT id FROM posting
    WHERE ((state = 'posted' AND closes_at <= ${now}) OR (state = 'closing' AND edit_lease_until <= ${now} AND ${canTry(now)}))
      AND id > ${after?.id ?? ""}
    ORDER BY id LIMIT ${limit}`,
  );
}

/**
 * Scores a posting in two transactions, so that no answer is left out. Changing the state waits for taps being recorded:
 * their answers lock a key of the posting that contains the state (see 0004_drills.sql). Later taps find it closing. The
 * second transaction then sees every answer.
 */
async function closePosting(
  database: Database,
  postingId: string,
  now: number,
): Promise<Posting | undefined> {
  await database.write(() => shutPosting(postingId, now));
  return database.write(() => scorePosting(postingId));
}

function* shutPosting(postingId: string, now: number): Transaction<void> {
  // Try the reveal now, even if the channel refused an edit of the count.
  yield sql`UPDATE posting SET state = 'closing', closed_at = ${now}, refusals = 0, retry_at = 0
    WHERE id = ${postingId} AND state IN ${among(statesBefore("closing"))}`;
}

function* scorePosting(postingId: string): Transaction<Posting | undefined> {
  const posting = yield* readPosting(postingId);
  if (posting?.state !== "closing" || posting.tally !== undefined) return posting;
  const answers = yield sql`
    SELECT member_id, learner_id, option_index FROM answer WHERE posting_id = ${postingId} AND kind = 'daily'`;
  const tally = posting.question.options.map(
    (_, option) => answers.filter((answer) => answer.option_index === option).length,
  );
  yield sql`UPDATE posting SET tally = ${JSON.stringify(tally)} WHERE id = ${postingId}`;
  yield sql`DELETE FROM deleted_mark WHERE posting_id = ${postingId}`;
  for (const answer of answers) {
    if (posting.feedback === "at_close") yield* replayCard(text(answer, "learner_id"), posting.question.id);
    yield* rollUp(posting.teamId, text(answer, "member_id"), posting.date);
  }
  return { ...posting, tally };
}

function* beginReveal(postingId: string, now: number, claimId: string): Transaction<Posting | undefined> {
  const taken = yield sql`
    UPDATE posting SET edit_lease_until = ${now + EDIT_LEASE}, edit_claim = ${claimId}
    WHERE id = ${postingId} AND state = 'closing' AND tally IS NOT NULL
      AND ((edit_lease_until <= ${now} AND ${canTry(now)}) OR edit_claim = ${claimId}) RETURNING id`;
  return taken.length === 0 ? undefined : yield* readPosting(postingId);
}

function* markRevealed(postingId: string, message: MessageRef | undefined): Transaction<void> {
  yield sql`
    UPDATE posting SET state = 'closed', message = COALESCE(message, CAST(${message} AS TEXT)), refusals = 0, retry_at = 0,
      refused_because = NULL
    WHERE id = ${postingId} AND state IN ${among(statesBefore("closed"))} AND tally IS NOT NULL`;
}
