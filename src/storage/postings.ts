// Postings: claimed before they are sent, scored once when they close.
import type { MessageRef, PlatformName } from "../app/ports.ts";
import type { Claim, Feedback, Posting, PostingState, Postings } from "../app/storage-port.ts";
import type { CalendarDate } from "../core/model.ts";
import { replayCard } from "./cards.ts";
import { movePast, scheduleDrill } from "./drills.ts";
import { readQuestion } from "./questions.ts";
import { rollUp } from "./scores.ts";
import {
  type Database,
  first,
  maybeNumber,
  maybeText,
  number,
  type Row,
  type Statement,
  sql,
  type Transaction,
  text,
} from "./transaction.ts";

/** How long a sender may take before another one looks after its posting, in ms. */
const LEASE = 60_000;

export function createPostings(database: Database): Postings {
  return {
    claim: (claim) => database.write(() => claimPosting(claim)),
    reclaim: (now) => database.write(() => reclaimPostings(now)),
    markPosted: (postingId, message) => database.write(() => markPosted(postingId, message)),
    find: (postingId) => database.read(() => readPosting(postingId)),
    current: (teamId, channel) => database.read(() => currentPosting(teamId, channel)),
    toClose: (now) => database.read(() => postingsToClose(now)),
    open: (drillId) => database.read(() => openPostings(drillId)),
    close: (postingId, now) => database.write(() => closePosting(postingId, now)),
    markRevealed: (postingId) => database.write(() => markRevealed(postingId)),
    countAnswers: (postingId) => database.read(() => countAnswers(postingId)),
  };
}

function* claimPosting(claim: Claim): Transaction<Posting | undefined> {
  const { drill, question, now } = claim;
  const claimed = yield sql`
    INSERT INTO posting (id, drill_id, team_id, date, question_id, question_version, option_order, reason,
      feedback, state, lease_until, opened_at, closes_at)
    VALUES (${claim.id}, ${drill.id}, ${drill.teamId}, ${claim.date}, ${question.id}, ${question.version},
      ${JSON.stringify(claim.order)}, ${claim.reason}, ${drill.feedback}, 'sending', ${now + LEASE}, ${now},
      ${drill.closesAfterHours === undefined ? null : now + drill.closesAfterHours * 3_600_000})
    ON CONFLICT (drill_id, date) DO NOTHING RETURNING id`;
  if (claimed.length === 0) {
    yield* movePast(drill.id, claim.date, claim.next);
    return undefined;
  }
  yield* scheduleDrill(drill.id, claim.next);
  return yield* readPosting(claim.id);
}

function* reclaimPostings(now: number): Transaction<readonly Posting[]> {
  const rows = yield sql`
    UPDATE posting SET lease_until = ${now + LEASE} WHERE state = 'sending' AND lease_until <= ${now} RETURNING id`;
  return yield* readAll(rows);
}

function* markPosted(postingId: string, message: MessageRef): Transaction<void> {
  yield sql`UPDATE posting SET state = 'posted', message = ${message} WHERE id = ${postingId} AND state = 'sending'`;
}

function* currentPosting(teamId: string, channel: string | undefined): Transaction<Posting | undefined> {
  const row = yield* first(sql`
    SELECT posting.id FROM posting JOIN drill ON drill.id = posting.drill_id
    WHERE posting.team_id = ${teamId} AND posting.state <> 'sending'
    ORDER BY CASE WHEN posting.state = 'posted' AND drill.channel = ${channel ?? ""} THEN 0 ELSE 1 END,
      posting.date DESC, posting.opened_at DESC LIMIT 1`);
  return row && (yield* readPosting(text(row, "id")));
}

function* postingsToClose(now: number): Transaction<readonly Posting[]> {
  return yield* readAll(
    yield sql`
    SELECT id FROM posting WHERE (state = 'posted' AND closes_at <= ${now}) OR state = 'closing'
    ORDER BY opened_at, id`,
  );
}

function* openPostings(drillId: string): Transaction<readonly Posting[]> {
  return yield* readAll(
    yield sql`
    SELECT id FROM posting WHERE drill_id = ${drillId} AND state = 'posted' ORDER BY date`,
  );
}

function* closePosting(postingId: string, now: number): Transaction<Posting | undefined> {
  const posting = yield* readPosting(postingId);
  if (posting === undefined || posting.state !== "posted") return posting;
  const answers = yield sql`
    SELECT member_id, learner_id, option_index FROM answer WHERE posting_id = ${postingId} AND kind = 'daily'`;
  const tally = posting.question.options.map(
    (_, option) => answers.filter((answer) => answer.option_index === option).length,
  );
  yield sql`
    UPDATE posting SET state = 'closing', closed_at = ${now}, tally = ${JSON.stringify(tally)}
    WHERE id = ${postingId}`;
  for (const answer of answers) {
    if (posting.feedback === "at_close") yield* replayCard(text(answer, "learner_id"), posting.question.id);
    yield* rollUp(posting.teamId, text(answer, "member_id"), posting.date);
  }
  return { ...posting, state: "closing", tally };
}

function* markRevealed(postingId: string): Transaction<void> {
  yield sql`UPDATE posting SET state = 'closed' WHERE id = ${postingId} AND state = 'closing'`;
}

function* countAnswers(postingId: string): Transaction<number> {
  const row = yield* first(sql`
    SELECT CAST(COUNT(*) AS BIGINT) AS answers FROM answer WHERE posting_id = ${postingId} AND kind = 'daily'`);
  return row === undefined ? 0 : number(row, "answers");
}

function* readAll(rows: readonly Row[]): Transaction<readonly Posting[]> {
  const postings: Posting[] = [];
  for (const row of rows) {
    const posting = yield* readPosting(text(row, "id"));
    if (posting !== undefined) postings.push(posting);
  }
  return postings;
}

/** A posting with the question version that it was asked with. */
export function* readPosting(id: string): Transaction<Posting | undefined> {
  const row = yield* first(selectPosting(id));
  if (row === undefined) return undefined;
  const tally = maybeText(row, "tally");
  return {
    id,
    drillId: text(row, "drill_id"),
    teamId: text(row, "team_id"),
    platform: text(row, "platform") as PlatformName,
    channel: text(row, "channel"),
    date: text(row, "date") as CalendarDate,
    question: yield* readQuestion(text(row, "question_id"), number(row, "question_version")),
    order: JSON.parse(text(row, "option_order")) as number[],
    reason: text(row, "reason"),
    feedback: text(row, "feedback") as Feedback,
    state: text(row, "state") as PostingState,
    message: maybeText(row, "message") as MessageRef | undefined,
    openedAt: number(row, "opened_at"),
    closesAt: maybeNumber(row, "closes_at") ?? maybeNumber(row, "next_due_at"),
    tally: tally === undefined ? undefined : (JSON.parse(tally) as number[]),
  };
}

function selectPosting(id: string): Statement {
  return sql`
    SELECT posting.*, drill.channel, drill.next_due_at, team.platform
    FROM posting JOIN drill ON drill.id = posting.drill_id JOIN team ON team.id = posting.team_id
    WHERE posting.id = CAST(${id} AS TEXT)`;
}
