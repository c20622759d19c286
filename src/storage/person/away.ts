// Times away: each belongs to a member and counts for all members of their learner. One at a time, from today on.
import type { Away } from "../../core/away.ts";
import type { CalendarDate } from "../../core/model.ts";
import { addDays } from "../../core/study-day.ts";
import { first, maybeText, type Row, type Statement, sql, type Transaction, text } from "../transaction.ts";

/** The learner's latest time away, in a statement that selects from `member`. */
export const awayColumns = sql`
  (SELECT MAX(away.last_date) FROM member AS same JOIN away ON away.member_id = same.id
    WHERE same.learner_id = member.learner_id) AS away_last,
  (SELECT away.first_date FROM member AS same JOIN away ON away.member_id = same.id
    WHERE same.learner_id = member.learner_id ORDER BY away.last_date DESC, away.first_date LIMIT 1) AS away_first`;

/** Reads a row with `awayColumns`. */
export function toAway(row: Row): Away | undefined {
  const last = maybeText(row, "away_last") as CalendarDate | undefined;
  return last && { first: text(row, "away_first") as CalendarDate, last };
}

/** Whether a date falls into a time away of the member's learner. */
export function isAway(memberId: Statement, date: Statement): Statement {
  return sql`EXISTS (
    SELECT 1 FROM member AS own JOIN member AS same ON same.learner_id = own.learner_id
    JOIN away ON away.member_id = same.id
    WHERE own.id = ${memberId} AND ${date} >= away.first_date AND ${date} <= away.last_date)`;
}

/** The latest time away of the member's learner. */
export function* awayOfMember(memberId: string): Transaction<Away | undefined> {
  const row = yield* first(sql`SELECT ${awayColumns} FROM member WHERE member.id = ${memberId}`);
  return row && toAway(row);
}

/** The learner's time away that hasn't ended before `today`. */
export function* awayOf(learnerId: string, today: CalendarDate): Transaction<Away | undefined> {
  const row = yield* first(sql`
    SELECT away.first_date AS away_first, away.last_date AS away_last
    FROM member JOIN away ON away.member_id = member.id
    WHERE member.learner_id = ${learnerId} AND away.last_date >= ${today}
    ORDER BY away.last_date DESC, away.first_date LIMIT 1`);
  return row && toAway(row);
}

/** Ends or removes the learner's times away from `today` on. Past dates stay: they protect streaks. */
export function* endAway(learnerId: string, today: CalendarDate): Transaction<boolean> {
  const members = sql`(SELECT id FROM member WHERE learner_id = ${learnerId})`;
  const removed =
    yield sql`DELETE FROM away WHERE member_id IN ${members} AND first_date >= ${today} RETURNING id`;
  const ended = yield sql`
    UPDATE away SET last_date = ${addDays(today, -1)}
    WHERE member_id IN ${members} AND last_date >= ${today} RETURNING id`;
  return removed.length + ended.length > 0;
}
