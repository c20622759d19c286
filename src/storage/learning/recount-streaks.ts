// Recounts the streaks of a drill's members after it changed which postings count as missed.
import { streakMilestones } from "../../core/leaderboard/milestone.ts";
import { replayStreak } from "../../core/leaderboard/streak.ts";
import { type LaterOccasion, reachLater } from "../person/milestones.ts";
import {
  type Database,
  list,
  maybeText,
  number,
  type Row,
  rowsOf,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { readHistories, toStreak } from "./streaks.ts";

/** A posting that may not count as missed, or may count again. */
export interface Missed {
  readonly postingId: string;
  readonly drillId: string;
}

/** Streaks recounted in one transaction. */
const STEP = 100;

/** Recounts the streaks of members who didn't answer one of these postings. */
export async function recountStreaks(
  database: Database,
  missed: readonly Missed[],
  occasion: LaterOccasion,
): Promise<void> {
  if (missed.length === 0) return;
  let after: Row | undefined;
  do {
    const from = after;
    after = await database.write(() => recountStep(missed, from, occasion));
  } while (after !== undefined);
}

/** Recounts up to a step's streaks after one; returns the last of a full step. */
function* recountStep(
  missed: readonly Missed[],
  after: Row | undefined,
  occasion: LaterOccasion,
): Transaction<Row | undefined> {
  const rows = yield sql`
    SELECT streak.*, (
      SELECT MIN(posting.date) FROM posting
      WHERE posting.drill_id = streak.drill_id AND posting.id IN ${list(missed.map(({ postingId }) => postingId))}
        AND NOT EXISTS (SELECT 1 FROM answer
          WHERE answer.posting_id = posting.id AND answer.member_id = streak.member_id AND answer.kind = 'daily')
    ) AS missed_date
    FROM streak
    WHERE streak.drill_id IN ${list(missed.map(({ drillId }) => drillId))} AND (streak.drill_id, streak.member_id) >
      (${after === undefined ? "" : text(after, "drill_id")}, ${after === undefined ? "" : text(after, "member_id")})
    ORDER BY streak.drill_id, streak.member_id LIMIT ${STEP}`;
  const affected = rows.filter((row) => maybeText(row, "missed_date") !== undefined);
  const counted = affected.filter((row) => text(row, "last_date") > text(row, "missed_date"));
  const histories = yield* readHistories(
    counted.map((row) => ({
      memberId: text(row, "member_id"),
      drillId: text(row, "drill_id"),
      last: text(row, "last_date"),
    })),
  );
  const recounted = new Map(counted.map((row, index) => [row, replayStreak(histories[index] ?? [])]));
  // Also writes streaks that stay the same: an answer under way that still counts a posting as missed then runs again.
  if (affected.length > 0)
    yield* updateStreaks(
      affected.map((row) => ({
        memberId: text(row, "member_id"),
        drillId: text(row, "drill_id"),
        ...(recounted.get(row) ?? toStreak(row)),
      })),
    );
  const reached = [...recounted].flatMap(([row, { length }]) =>
    streakMilestones(number(row, "length"), length).map(({ kind }) => ({
      memberId: text(row, "member_id"),
      drillId: text(row, "drill_id"),
      kind,
    })),
  );
  if (reached.length > 0) yield* reachLater(reached, occasion);
  return rows.length === STEP ? rows.at(-1) : undefined;
}

function* updateStreaks(records: readonly object[]): Transaction<void> {
  yield sql`
    UPDATE streak SET length = CAST(one.value ->> 'length' AS INTEGER),
      longest = CAST(one.value ->> 'longest' AS INTEGER), freezes = CAST(one.value ->> 'freezes' AS INTEGER),
      towards_freeze = CAST(one.value ->> 'towardsFreeze' AS INTEGER)
    FROM ${rowsOf(records)} AS one
    WHERE streak.member_id = one.value ->> 'memberId' AND streak.drill_id = one.value ->> 'drillId'`;
}
