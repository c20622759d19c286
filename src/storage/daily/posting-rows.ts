// Reads postings together with the question version they ask.

import type { Occurrence } from "../../core/drill-calendar.ts";
import type { CalendarDate, Question } from "../../core/model.ts";
import type { PostingState } from "../../core/posting.ts";
import type { MessageRef, PlatformName } from "../../ports/person.ts";
import type { Feedback } from "../../ports/storage/drills.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { questionsOf } from "../learning/questions.ts";
import {
  first,
  flag,
  maybeNumber,
  maybeText,
  number,
  type Row,
  type Statement,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";

/** Later than every date. */
export const EVER = "9999-12-31" as CalendarDate;

/** The postings that a WHERE clause selects, in its order, each with the question version it asks. */
export function* readPostings(where: Statement): Transaction<readonly Posting[]> {
  const rows = yield sql`
    SELECT posting.*, drill.channel, drill.next_due_at, drill.discussion, team.platform, team.external_id, asked.hash
    FROM posting JOIN drill ON drill.id = posting.drill_id JOIN team ON team.id = posting.team_id
    JOIN question_version AS asked
      ON asked.question_id = posting.question_id AND asked.version = posting.question_version
    ${where}`;
  const questions = yield* questionsOf(rows);
  return rows.map((row) => toPosting(row, questions.get(text(row, "hash")) as Question));
}

/** A posting; undefined if there is none. */
export function* readPosting(id: string): Transaction<Posting | undefined> {
  return (yield* readPostings(sql`WHERE posting.id = CAST(${id} AS TEXT)`))[0];
}

function toPosting(row: Row, question: Question): Posting {
  const tally = maybeText(row, "tally");
  return {
    id: text(row, "id"),
    drillId: text(row, "drill_id"),
    teamId: text(row, "team_id"),
    platform: text(row, "platform") as PlatformName,
    externalTeamId: text(row, "external_id"),
    channel: text(row, "channel"),
    date: text(row, "date") as CalendarDate,
    question,
    order: JSON.parse(text(row, "option_order")) as number[],
    reason: text(row, "reason"),
    feedback: text(row, "feedback") as Feedback,
    state: text(row, "state") as PostingState,
    message: maybeText(row, "message") as MessageRef | undefined,
    dueAt: number(row, "due_at"),
    openedAt: number(row, "opened_at"),
    discussion: flag(row, "discussion"),
    closesAt: maybeNumber(row, "closes_at") ?? maybeNumber(row, "next_due_at"),
    ownHour: row.closes_at !== null,
    tally: tally === undefined ? undefined : (JSON.parse(tally) as number[]),
  };
}

/** The drill's last posting up to `until`: its date, and when it opened (not when it was due). */
export function* lastPosted(drillId: string, until = EVER): Transaction<Occurrence | undefined> {
  const row = yield* first(sql`
    SELECT date, opened_at FROM posting WHERE drill_id = ${drillId} AND date <= ${until} ORDER BY date DESC LIMIT 1`);
  return row && { date: text(row, "date") as CalendarDate, at: number(row, "opened_at") };
}
