// What people set for themselves: zone, reviews a day, and how boards and reveals show them.

import { drawPseudonym } from "../../core/leaderboard/pseudonym.ts";
import { nextReminder } from "../../core/reminder.ts";
import { DEFAULT_CAP } from "../../core/review-queue.ts";
import type { OwnSettings, SettingChanges } from "../../ports/storage/people.ts";
import { first, flag, maybeNumber, maybeText, sql, type Transaction, text } from "../transaction.ts";

/** @throws Error where there is no such member: they were deleted a moment ago */
export function* readSettings(memberId: string): Transaction<OwnSettings> {
  const row = yield* first(sql`
    SELECT learner.zone, learner.daily_cap, member.hidden, member.named, member.pseudonym
    FROM member JOIN learner ON learner.id = member.learner_id WHERE member.id = ${memberId}`);
  if (row === undefined) throw new Error("The member whose settings are read is gone.");
  return {
    zone: maybeText(row, "zone"),
    cap: maybeNumber(row, "daily_cap") ?? DEFAULT_CAP,
    hidden: flag(row, "hidden"),
    named: flag(row, "named"),
    pseudonym: maybeText(row, "pseudonym"),
  };
}

export function* changeSettings(
  memberId: string,
  { zone, cap, hidden, named }: SettingChanges,
  chance: number,
  now: number,
): Transaction<OwnSettings> {
  const member = yield* first(sql`SELECT learner_id FROM member WHERE id = ${memberId}`);
  if (member === undefined) throw new Error("The member whose settings are changed is gone.");
  const learnerId = text(member, "learner_id");
  yield* holdLearner(learnerId);
  if (zone !== undefined) {
    yield sql`UPDATE learner SET zone = ${zone.own} WHERE id = ${learnerId}`;
    yield* moveReminders({ memberId, learnerId }, zone, now);
  }
  if (cap !== undefined) yield sql`UPDATE learner SET daily_cap = ${cap} WHERE id = ${learnerId}`;
  if (hidden === true) yield* hideLearner(learnerId, chance);
  if (hidden === false) yield sql`UPDATE member SET hidden = 0 WHERE learner_id = ${learnerId}`;
  if (named !== undefined)
    yield sql`UPDATE member SET named = ${named ? 1 : 0} WHERE learner_id = ${learnerId}`;
  return yield* readSettings(memberId);
}

/** Lets one of two who change a learner's teams or settings at once begin again, and see what the other did. */
export function* holdLearner(learnerId: string): Transaction<void> {
  yield sql`UPDATE learner SET zone = zone WHERE id = ${learnerId}`;
}

/** Hides a learner in all their teams; a pseudonym that was drawn before is theirs again. */
export function* hideLearner(learnerId: string, chance: number): Transaction<void> {
  yield sql`UPDATE member SET hidden = 1 WHERE learner_id = ${learnerId}`;
  const nameless =
    yield sql`SELECT id, team_id FROM member WHERE learner_id = ${learnerId} AND pseudonym IS NULL`;
  for (const member of nameless) {
    // Two who draw the same at once: the unique key refuses the second, who draws again beside the first.
    const rows = yield sql`
      SELECT pseudonym FROM member WHERE team_id = ${text(member, "team_id")} AND pseudonym IS NOT NULL`;
    const pseudonym = drawPseudonym(chance, new Set(rows.map((row) => text(row, "pseudonym"))));
    yield sql`UPDATE member SET pseudonym = ${pseudonym} WHERE id = ${text(member, "id")}`;
  }
}

/**
 * Reminders that run come at the same local time in the other zone, and on no local date that had one already. Where
 * no own zone is set any more, those from other teams go by theirs.
 */
function* moveReminders(
  { memberId, learnerId }: { readonly memberId: string; readonly learnerId: string },
  { own, inForce }: NonNullable<SettingChanges["zone"]>,
  now: number,
): Transaction<void> {
  const rows = yield sql`
    SELECT reminder.*,
      (SELECT drill.zone FROM drill WHERE drill.team_id = member.team_id ORDER BY drill.created_at, drill.id LIMIT 1)
        AS team_zone
    FROM reminder JOIN member ON member.id = reminder.member_id
    WHERE member.learner_id = ${learnerId} AND reminder.next_due_at IS NOT NULL`;
  for (const row of rows) {
    const id = text(row, "member_id");
    const usual = id === memberId ? inForce : (maybeText(row, "team_zone") ?? inForce);
    const at = { time: text(row, "local_time"), zone: own ?? usual };
    if (at.zone === text(row, "zone")) continue;
    const nextAt = nextReminder(at, now, maybeNumber(row, "last_sent_at"));
    yield sql`UPDATE reminder SET zone = ${at.zone}, next_due_at = ${nextAt} WHERE member_id = ${id}`;
  }
}
