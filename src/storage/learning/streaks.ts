// Streaks: how many postings of a drill a member answered in a row, updated at each answer.

import { latestDate } from "../../core/drill-calendar.ts";
import {
  extendStreak,
  noStreak,
  replayStreak,
  type Streak,
  spentAtEnd,
} from "../../core/leaderboard/streak.ts";
import type { CalendarDate } from "../../core/model.ts";
import { askedStates, closedStates } from "../../core/posting.ts";
import type { RunningStreak } from "../../ports/storage/answers.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { EVER } from "../daily/posting-rows.ts";
import { among } from "../daily/posting-states.ts";
import { isAway } from "../person/away.ts";
import { first, flag, number, type Row, rowsOf, sql, type Transaction, text } from "../transaction.ts";

interface Counted {
  readonly streak: Streak;
  readonly spent: number;
  /** The length before this answer. */
  readonly before: number;
}

/** Counts an answer recorded at `now` (epoch ms) towards the member's streak in the drill. */
export function* countTowardsStreak(
  memberId: string,
  { drillId, date }: Pick<Posting, "drillId" | "date">,
  now: number,
): Transaction<Counted> {
  const row = yield* selectStreak(memberId, drillId);
  const last = row && (text(row, "last_date") as CalendarDate);
  const before = row === undefined ? 0 : number(row, "length");
  if (last !== undefined && last > latestDate(now)) {
    // The last answer was to a question dated by a clock that ran far ahead.
    const history = yield* readHistory(memberId, drillId, date);
    const streak = replayStreak(history);
    yield* writeStreak(memberId, drillId, streak, date);
    return { streak, spent: spentAtEnd(history), before };
  }
  if (last !== undefined && date <= last) {
    // An older posting was still open: replay the history, as taps came out of order.
    const streak = replayStreak(yield* readHistory(memberId, drillId, last));
    yield* writeStreak(memberId, drillId, streak, last);
    return { streak, spent: 0, before };
  }
  const missed = last === undefined ? 0 : yield* countMissed(memberId, drillId, last, date);
  const counted = extendStreak(row === undefined ? noStreak : toStreak(row), missed);
  yield* writeStreak(memberId, drillId, counted.streak, date);
  return { ...counted, before };
}

/** How many freezes a recorded answer spent: 0 if the streak has an answer to a later posting. */
export function* freezesSpent(memberId: string, drillId: string, date: CalendarDate): Transaction<number> {
  const row = yield* selectStreak(memberId, drillId);
  if (row === undefined || text(row, "last_date") !== date) return 0;
  return spentAtEnd(yield* readHistory(memberId, drillId, date));
}

/**
 * A member's streaks, one per drill, each with the number of postings that closed unanswered since. Ignores postings dated
 * after `until`, from a clock that ran far ahead.
 */
export function* readStreaks(memberId: string, until = EVER): Transaction<readonly RunningStreak[]> {
  const rows = yield sql`
    SELECT streak.*, (
      SELECT CAST(COUNT(*) AS BIGINT) FROM posting
      WHERE posting.drill_id = streak.drill_id AND posting.date <= ${until}
        AND posting.date > CASE WHEN streak.last_date <= ${until} THEN streak.last_date ELSE COALESCE((
          SELECT MAX(answered.date) FROM answer JOIN posting AS answered ON answered.id = answer.posting_id
          WHERE answer.member_id = streak.member_id AND answer.kind = 'daily'
            AND answered.drill_id = streak.drill_id AND answered.date <= ${until}), '') END
        AND posting.state IN ${among(closedStates)} AND posting.outage_id IS NULL
        AND NOT ${isAway(sql`streak.member_id`, sql`posting.date`)}
    ) AS missed
    FROM streak WHERE member_id = ${memberId}`;
  return rows.map((row) => ({ streak: toStreak(row), missed: number(row, "missed") }));
}

function* selectStreak(memberId: string, drillId: string): Transaction<Row | undefined> {
  return yield* first(sql`SELECT * FROM streak WHERE member_id = ${memberId} AND drill_id = ${drillId}`);
}

/** The postings between two dates that the member missed: not excused by an outage, and not while away. */
function* countMissed(memberId: string, drillId: string, after: string, before: string): Transaction<number> {
  const row = yield* first(sql`
    SELECT CAST(COUNT(*) AS BIGINT) AS postings FROM posting
    WHERE drill_id = ${drillId} AND date > ${after} AND date < ${before} AND state IN ${among(askedStates)}
      AND outage_id IS NULL AND NOT EXISTS (SELECT 1 FROM answer
        WHERE answer.posting_id = posting.id AND answer.member_id = ${memberId} AND answer.kind = 'daily')
      AND NOT ${isAway(sql`CAST(${memberId} AS TEXT)`, sql`posting.date`)}`);
  return row === undefined ? 0 : number(row, "postings");
}

interface HistoryOf {
  readonly memberId: string;
  readonly drillId: string;
  /** The last date. */
  readonly last: string;
}

function* readHistory(memberId: string, drillId: string, last: string): Transaction<readonly boolean[]> {
  return (yield* readHistories([{ memberId, drillId, last }]))[0] ?? [];
}

/**
 * For each posting of a member's drill up to `last`, whether they answered it, without those that an outage excused or
 * that they missed while away.
 */
export function* readHistories(asked: readonly HistoryOf[]): Transaction<readonly (readonly boolean[])[]> {
  if (asked.length === 0) return [];
  const rows = yield sql`
    SELECT one.key AS place, CASE WHEN answer.id IS NULL THEN 0 ELSE 1 END AS answered
    FROM ${rowsOf(asked)} AS one CROSS JOIN posting
    LEFT JOIN answer ON answer.posting_id = posting.id AND answer.member_id = one.value ->> 'memberId'
      AND answer.kind = 'daily'
    WHERE posting.drill_id = one.value ->> 'drillId' AND posting.date <= one.value ->> 'last'
      AND (posting.state IN ${among(askedStates)} OR answer.id IS NOT NULL)
      AND (answer.id IS NOT NULL OR (posting.outage_id IS NULL
        AND NOT ${isAway(sql`one.value ->> 'memberId'`, sql`posting.date`)}))
    ORDER BY posting.date`;
  const histories: readonly boolean[][] = asked.map(() => []);
  for (const row of rows) histories[Number(text(row, "place"))]?.push(flag(row, "answered"));
  return histories;
}

function* writeStreak(
  memberId: string,
  drillId: string,
  streak: Streak,
  lastDate: string,
): Transaction<void> {
  yield sql`
    INSERT INTO streak (member_id, drill_id, length, longest, freezes, towards_freeze, last_date)
    VALUES (${memberId}, ${drillId}, ${streak.length}, ${streak.longest}, ${streak.freezes},
      ${streak.towardsFreeze}, ${lastDate})
    ON CONFLICT (member_id, drill_id) DO UPDATE SET
      length = excluded.length, longest = excluded.longest, freezes = excluded.freezes,
      towards_freeze = excluded.towards_freeze, last_date = excluded.last_date`;
}

/** Reads a row's length, longest, freezes, and towards_freeze. */
export function toStreak(row: Row): Streak {
  return {
    length: number(row, "length"),
    longest: number(row, "longest"),
    freezes: number(row, "freezes"),
    towardsFreeze: number(row, "towards_freeze"),
  };
}
