// Reminders as they are read, and moved when their zone or the learner's time away changes.
import { nextReminder } from "../../core/reminder.ts";
import type { Reminder } from "../../ports/storage/reminders.ts";
import {
  maybeNumber,
  maybeText,
  number,
  type Row,
  rowsOf,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { awayColumns, toAway } from "./away.ts";

/** Reads a row of `reminder` with `awayColumns`. */
export function toReminder(row: Row): Reminder {
  const weekdays = maybeText(row, "weekdays");
  return {
    time: text(row, "local_time"),
    zone: text(row, "zone"),
    weekdays: weekdays === undefined ? undefined : (JSON.parse(weekdays) as number[]),
    away: toAway(row),
    nextAt: maybeNumber(row, "next_due_at"),
    lastSentAt: maybeNumber(row, "last_sent_at"),
    ignored: number(row, "ignored"),
  };
}

/**
 * Computes again when the learner's active reminders are due. `zoneOf` gives a reminder's zone, by member and the zone of
 * the team's first drill; without it, each keeps its own. Skips a local date that already had a reminder.
 */
export function* moveReminders(
  learnerId: string,
  now: number,
  zoneOf?: (memberId: string, teamZone: string | undefined) => string,
): Transaction<void> {
  const rows = yield sql`
    SELECT reminder.*, ${awayColumns},
      (SELECT drill.zone FROM drill WHERE drill.team_id = member.team_id ORDER BY drill.created_at, drill.id LIMIT 1)
        AS team_zone
    FROM reminder JOIN member ON member.id = reminder.member_id
    WHERE member.learner_id = ${learnerId} AND reminder.next_due_at IS NOT NULL`;
  const moved = rows.flatMap((row) => {
    const [id, reminder] = [text(row, "member_id"), toReminder(row)];
    const zone = zoneOf?.(id, maybeText(row, "team_zone")) ?? reminder.zone;
    if (zoneOf !== undefined && zone === reminder.zone) return [];
    const nextAt = nextReminder({ ...reminder, zone }, now, reminder.lastSentAt);
    return [{ id, zone, nextAt }];
  });
  if (moved.length === 0) return;
  yield sql`
    UPDATE reminder SET zone = one.value ->> 'zone', next_due_at = CAST(one.value ->> 'nextAt' AS BIGINT)
    FROM ${rowsOf(moved)} AS one WHERE reminder.member_id = one.value ->> 'id'`;
}
