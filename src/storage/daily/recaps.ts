// Weekly recaps: one row per drill and week, claimed before its message is sent.
import { isTooLateForRecap, RECAP_WINDOW, weekOf } from "../../core/leaderboard/recap.ts";
import type { CalendarDate } from "../../core/model.ts";
import type { PlatformName } from "../../ports/person.ts";
import type { Recap, RecapKey, Recaps } from "../../ports/storage/daily/recaps.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { once } from "../receipts.ts";
import { type Database, first, number, type Statement, sql, type Transaction, text } from "../transaction.ts";
import { readNumbers } from "./recap-numbers.ts";

/** How long a sender has before another one tries, in ms: longer than searching and posting. */
const LEASE = 60_000;

/** The recaps in this database. */
export function createRecaps(database: Database): Recaps {
  return {
    due: (now, limit, after) => database.read(() => dueRecaps(now, limit, after)),
    claim: (recap, now, claimId) => database.write(() => claimRecap(recap, now, claimId)),
    giveBack: (recap, claimId) => database.write(() => giveBack(recap, claimId)),
    settle: (recap, as) => database.write(() => settle(recap, as)),
    markUnknown: (recap, claimId) => database.write(() => markUnknown(recap, claimId)),
    settleUnknown: (recap, word, now, onceId) =>
      database.write(() => once(onceId, recap.drillId, () => settleUnknown(recap, word, now))),
    unknown: (teamId) => database.read(() => unknownRecaps(teamId)),
    find: (recap) => database.read(() => findRecap(recap)),
    numbers: (recap) => database.read(() => readNumbers(recap)),
  };
}

/**
 * Part of closing a posting: its week's recap is due now, or when the drill asks next in the same week. That question
 * then postpones it.
 */
export function* awaitRecap({ drillId, date }: Posting, now: number): Transaction<void> {
  const week = weekOf(date);
  if (isTooLateForRecap(week, now)) return;
  yield sql`
    INSERT INTO recap (drill_id, week, last_date, state, due_at)
    SELECT drill.id, CAST(${week.week} AS TEXT), CAST(${week.lastDate} AS TEXT), 'waiting',
      CASE WHEN drill.next_due_date <= ${week.lastDate} AND drill.next_due_at > ${now}
        THEN drill.next_due_at ELSE CAST(${now} AS BIGINT) END
    FROM drill WHERE drill.id = ${drillId}
    ON CONFLICT (drill_id, week) DO UPDATE SET due_at = excluded.due_at WHERE recap.state = 'waiting'`;
}

/** A condition on `recap` and `drill`: it can be sent now. */
function canSend(now: number): Statement {
  return sql`(
    recap.due_at <= ${now} AND recap.due_at >= ${now - RECAP_WINDOW} AND drill.recap = 1
    AND drill.paused_at IS NULL AND drill.removed_at IS NULL
    AND (drill.next_due_date IS NULL OR drill.next_due_date > recap.last_date)
    AND NOT EXISTS (
      SELECT 1 FROM posting
      WHERE posting.drill_id = recap.drill_id AND posting.date >= recap.week AND posting.date <= recap.last_date
        AND posting.tally IS NULL)
    AND (recap.state = 'waiting' OR (recap.state = 'sending' AND recap.lease_until <= ${now})))`;
}

function* dueRecaps(now: number, limit: number, after: Recap | undefined): Transaction<readonly Recap[]> {
  return yield* readRecaps(sql`
    WHERE recap.state IN ('waiting', 'sending') AND team.left_at IS NULL AND ${canSend(now)}
      AND (recap.due_at, recap.drill_id) > (${after?.dueAt ?? -1}, ${after?.drillId ?? ""})
    ORDER BY recap.due_at, recap.drill_id LIMIT ${limit}`);
}

function* claimRecap(
  { drillId, week }: RecapKey,
  now: number,
  claimId: string,
): Transaction<"first" | "again" | undefined> {
  const claimed = yield* first(sql`
    UPDATE recap SET state = 'sending', claim = ${claimId}, lease_until = ${now + LEASE},
      attempts = attempts + CASE WHEN claim = ${claimId} THEN 0 ELSE 1 END
    WHERE drill_id = ${drillId} AND week = ${week}
      AND ((state = 'sending' AND claim = ${claimId})
        OR EXISTS (SELECT 1 FROM drill WHERE drill.id = recap.drill_id AND ${canSend(now)}))
    RETURNING attempts`);
  if (claimed === undefined) return undefined;
  return number(claimed, "attempts") === 1 ? "first" : "again";
}

function* giveBack({ drillId, week }: RecapKey, claimId: string): Transaction<void> {
  yield sql`
    UPDATE recap SET state = 'waiting', lease_until = 0, attempts = 0
    WHERE drill_id = ${drillId} AND week = ${week} AND state = 'sending' AND claim = ${claimId}`;
}

function* settle({ drillId, week }: RecapKey, as: "posted" | "empty"): Transaction<void> {
  yield sql`
    UPDATE recap SET state = ${as}
    WHERE drill_id = ${drillId} AND week = ${week} AND state IN ('sending', 'unknown')`;
}

function* markUnknown({ drillId, week }: RecapKey, claimId: string): Transaction<boolean> {
  const marked = yield sql`
    UPDATE recap SET state = 'unknown'
    WHERE drill_id = ${drillId} AND week = ${week} AND state IN ('sending', 'unknown') AND claim = ${claimId}
    RETURNING week`;
  return marked.length > 0;
}

function* settleUnknown(
  { drillId, week }: RecapKey,
  word: "there" | "again",
  now: number,
): Transaction<boolean> {
  const settled = yield sql`
    UPDATE recap SET state = ${word === "there" ? "posted" : "waiting"}, attempts = 0, lease_until = 0,
      due_at = CASE WHEN ${word} = 'again' THEN ${now} ELSE due_at END
    WHERE drill_id = ${drillId} AND week = ${week} AND state = 'unknown' RETURNING week`;
  return settled.length > 0;
}

function* unknownRecaps(teamId: string): Transaction<readonly Recap[]> {
  return yield* readRecaps(sql`
    WHERE drill.team_id = ${teamId} AND drill.removed_at IS NULL AND recap.state = 'unknown'
    ORDER BY recap.week, recap.drill_id`);
}

function* findRecap({ drillId, week }: RecapKey): Transaction<Recap | undefined> {
  return (yield* readRecaps(sql`WHERE recap.drill_id = ${drillId} AND recap.week = ${week}`))[0];
}

function* readRecaps(where: Statement): Transaction<readonly Recap[]> {
  const rows = yield sql`
    SELECT recap.*, drill.team_id, drill.channel, team.platform, team.external_id, (
      SELECT posting.id FROM posting
      WHERE posting.drill_id = recap.drill_id AND posting.date >= recap.week AND posting.date <= recap.last_date
      ORDER BY posting.date DESC LIMIT 1) AS posting_id
    FROM recap JOIN drill ON drill.id = recap.drill_id JOIN team ON team.id = drill.team_id
    ${where}`;
  return rows.map((row) => ({
    drillId: text(row, "drill_id"),
    week: text(row, "week") as CalendarDate,
    teamId: text(row, "team_id"),
    platform: text(row, "platform") as PlatformName,
    externalTeamId: text(row, "external_id"),
    channel: text(row, "channel"),
    lastDate: text(row, "last_date") as CalendarDate,
    dueAt: number(row, "due_at"),
    postingId: text(row, "posting_id"),
  }));
}
