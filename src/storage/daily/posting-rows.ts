// Reads postings together with the question version they ask.

import type { Occurrence } from "../../core/drill-calendar.ts";
import type { CalendarDate } from "../../core/model.ts";
import type { PostingState } from "../../core/posting.ts";
import type { MessageRef, PlatformName } from "../../ports/person.ts";
import type { Feedback } from "../../ports/storage/drills.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { readQuestion } from "../learning/questions.ts";
import {
  first,
  flag,
  maybeNumber,
  maybeText,
  number,
  type Row,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";

/** Later than every date. */
export const EVER = "9999-12-31" as CalendarDate;

/** The postings whose IDs are in these rows. */
export function* readAll(rows: readonly Row[]): Transaction<readonly Posting[]> {
  const postings: Posting[] = [];
  for (const row of rows) {
    const posting = yield* readPosting(text(row, "id"));
    if (posting !== undefined) postings.push(posting);
  }
  return postings;
}

/** A posting with the question version it asks; undefined if there is none. */
export function* readPosting(id: string): Transaction<Posting | undefined> {
  const row = yield* first(sql`
    SELECT posting.*, drill.channel, drill.next_due_at, drill.discussion, team.platform, team.external_id
    FROM posting JOIN drill ON drill.id = posting.drill_id JOIN team ON team.id = posting.team_id
    WHERE posting.id = CAST(${id} AS TEXT)`);
  if (row === undefined) return undefined;
  const tally = maybeText(row, "tally");
  return {
    id,
    drillId: text(row, "drill_id"),
    teamId: text(row, "team_id"),
    platform: text(row, "platform") as PlatformName,
    externalTeamId: text(row, "external_id"),
    channel: text(row, "channel"),
    date: text(row, "date") as CalendarDate,
    question: yield* readQuestion(text(row, "question_id"), number(row, "question_version")),
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
