// Postings: one process claims each drill's date once.

import { askedStates, openStates } from "../../core/posting.ts";
import type { Posting, Postings } from "../../ports/storage/postings.ts";
import type { Claim } from "../../ports/storage/schedules.ts";
import { readQuestion } from "../learning/questions.ts";
import { type Database, sql, type Transaction } from "../transaction.ts";
import { countAnswers } from "./counting.ts";
import { EVER, lastPosted, readPosting, readPostings } from "./posting-rows.ts";
import { among } from "./posting-states.ts";
import { moveOn, moveOnBy } from "./schedules.ts";
import { unknownPostings } from "./sending.ts";

/** The postings in this database. */
export function createPostings(database: Database): Postings {
  return {
    claim: (claim) => database.write(() => claimPosting(claim)),
    find: (postingId) => database.read(() => readPosting(postingId)),
    current: (teamId, channel, until) => database.read(() => currentPosting(teamId, channel, until)),
    last: (drillId, until) => database.read(() => lastPosted(drillId, until)),
    lastClosed: (teamId, questionId) => database.read(() => lastClosed(teamId, questionId)),
    before: (posting) => database.read(() => postingBefore(posting)),
    open: (drillId) => database.read(() => openPostings(drillId)),
    unknown: (teamId) => database.read(() => unknownPostings(teamId)),
    countAnswers: (postingId) => database.read(() => countAnswers(postingId)),
  };
}

function* claimPosting(claim: Claim): Transaction<Posting | undefined> {
  const { drill, question, due, now } = claim;
  const moved = yield* claim.byHand ? moveOnBy(drill.id, due.date, claim.next) : moveOn(drill, claim.next);
  // This same claim may have moved it before, if its COMMIT succeeded but was never confirmed.
  if (!moved) return yield* readPosting(claim.id);
  const { concept } = yield* readQuestion(question.id, question.version);
  yield sql`
    INSERT INTO posting (id, drill_id, team_id, date, question_id, question_version, concept, option_order, reason,
      feedback, state, lease_until, send_after, due_at, opened_at, closes_at)
    VALUES (${claim.id}, ${drill.id}, ${drill.teamId}, ${due.date}, ${question.id}, ${question.version},
      ${concept}, ${JSON.stringify(claim.order)}, ${claim.reason}, ${drill.feedback}, 'planned', 0, ${now}, ${due.at}, ${now},
      ${drill.closesAfterHours === undefined ? null : now + drill.closesAfterHours * 3_600_000})
    ON CONFLICT (drill_id, date) DO NOTHING`;
  if (drill.nothingLeftAt !== undefined)
    yield sql`UPDATE drill SET nothing_left_at = NULL WHERE id = ${drill.id}`;
  yield sql`DELETE FROM plan WHERE drill_id = ${drill.id} AND date <= ${due.date}`;
  return yield* readPosting(claim.id);
}

function* currentPosting(
  teamId: string,
  channel: string | undefined,
  until = EVER,
): Transaction<Posting | undefined> {
  const [posting] = yield* readPostings(sql`
    WHERE posting.id = (
      SELECT posting.id FROM posting JOIN drill ON drill.id = posting.drill_id
      WHERE posting.team_id = ${teamId} AND posting.state IN ${among(askedStates)}
      ORDER BY CASE WHEN posting.state = 'posted' AND drill.channel = ${channel ?? ""} THEN 0 ELSE 1 END,
        CASE WHEN posting.date <= ${until} THEN 0 ELSE 1 END, posting.date DESC, posting.opened_at DESC LIMIT 1)`);
  return posting;
}

function* lastClosed(teamId: string, questionId: string): Transaction<Posting | undefined> {
  const [posting] = yield* readPostings(sql`
    WHERE posting.team_id = ${teamId} AND posting.question_id = ${questionId} AND posting.tally IS NOT NULL
    ORDER BY posting.date DESC, posting.id DESC LIMIT 1`);
  return posting;
}

function* postingBefore({
  drillId,
  date,
}: Pick<Posting, "drillId" | "date">): Transaction<Posting | undefined> {
  const [posting] = yield* readPostings(sql`
    WHERE posting.drill_id = ${drillId} AND posting.date < ${date} ORDER BY posting.date DESC LIMIT 1`);
  return posting;
}

function* openPostings(drillId: string): Transaction<readonly Posting[]> {
  return yield* readPostings(sql`
    WHERE posting.drill_id = ${drillId} AND posting.state IN ${among(openStates)} ORDER BY posting.date`);
}
