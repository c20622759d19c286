// Closing: scores a posting once. One process at a time may edit its message into the reveal.
import { statesBefore } from "../../core/posting.ts";
import type { MessageRef } from "../../ports/person.ts";
import type { Closing, Posting } from "../../ports/storage/postings.ts";
import { replayCards } from "../learning/cards.ts";
import { rollUp } from "../learning/scores.ts";
import { type Database, number, sql, type Transaction, text } from "../transaction.ts";
import { EDIT_LEASE } from "./counting.ts";
import { readPosting, readPostings } from "./posting-rows.ts";
import { among } from "./posting-states.ts";
import { awaitRecap } from "./recaps.ts";
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
  return yield* readPostings(sql`
    WHERE ((state = 'posted' AND closes_at <= ${now}) OR (state = 'closing' AND edit_lease_until <= ${now} AND ${canTry(now)}))
      AND posting.id > ${after?.id ?? ""}
    ORDER BY posting.id LIMIT ${limit}`);
}

/** Answers scored in one transaction: a few milliseconds, so that clicks get in between. */
const STEP = 250;

/**
 * Scores a posting after changing its state, so that no answer is left out. Changing the state waits for taps being
 * recorded: their answers lock a key of the posting that contains the state (see 0004_drills.sql). Later taps find it
 * closing. The transactions that score then see every answer.
 */
async function closePosting(
  database: Database,
  postingId: string,
  now: number,
): Promise<Posting | undefined> {
  await database.write(() => shutPosting(postingId, now));
  let scored: Scored;
  let after = "";
  do {
    const from = after;
    scored = await database.write(() => scoreAnswers(postingId, from, now));
    after = scored.last ?? "";
  } while (after !== "");
  return scored.posting;
}

interface Scored {
  readonly posting: Posting | undefined;
  /** The last answer of a full step: more may follow. */
  readonly last?: string | undefined;
}

function* shutPosting(postingId: string, now: number): Transaction<void> {
  // Try the reveal now, even if the channel refused an edit of the count.
  yield sql`UPDATE posting SET state = 'closing', closed_at = ${now}, refusals = 0, retry_at = 0
    WHERE id = ${postingId} AND state IN ${among(statesBefore("closing"))}`;
}

/** Scores the answers after one, up to a step's; the last step freezes the tally, which marks the posting as scored. */
function* scoreAnswers(postingId: string, after: string, now: number): Transaction<Scored> {
  const posting = yield* readPosting(postingId);
  if (posting?.state !== "closing" || posting.tally !== undefined) return { posting };
  const answers = yield sql`
    SELECT id, member_id, learner_id FROM answer
    WHERE posting_id = ${postingId} AND kind = 'daily' AND id > ${after} ORDER BY id LIMIT ${STEP}`;
  if (answers.length > 0) {
    const { teamId, date, question } = posting;
    const questionId = question.id;
    if (posting.feedback === "at_close")
      yield* replayCards(answers.map((row) => ({ learnerId: text(row, "learner_id"), questionId })));
    yield* rollUp(answers.map((row) => ({ teamId, memberId: text(row, "member_id"), date })));
  }
  const last = answers.length === STEP ? answers.at(-1) : undefined;
  return last === undefined
    ? { posting: yield* freezeTally(posting, now) }
    : { posting, last: text(last, "id") };
}

function* freezeTally(posting: Posting, now: number): Transaction<Posting> {
  const counts = yield sql`
    SELECT option_index, CAST(COUNT(*) AS BIGINT) AS answers FROM answer
    WHERE posting_id = ${posting.id} AND kind = 'daily' GROUP BY option_index`;
  const byOption = new Map(counts.map((row) => [row.option_index, number(row, "answers")]));
  const tally = posting.question.options.map((_, option) => byOption.get(option) ?? 0);
  yield sql`UPDATE posting SET tally = ${JSON.stringify(tally)} WHERE id = ${posting.id}`;
  yield sql`DELETE FROM deleted_mark WHERE posting_id = ${posting.id}`;
  yield* awaitRecap(posting, now);
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
