// Reminders: who wants one about due reviews, and when.

import type { CalendarDate } from "../../core/model.ts";
import { EVERY_DAY, nextReminder } from "../../core/reminder.ts";
import { DEFAULT_CAP } from "../../core/review-queue.ts";
import type { PlatformName } from "../../ports/person.ts";
import type { NewNotice } from "../../ports/storage/notices.ts";
import type { NewPractice } from "../../ports/storage/practices.ts";
import type {
  DueReminder,
  NewAway,
  NewReminder,
  Reminder,
  ReminderState,
  Reminders,
  ReminderTurn,
} from "../../ports/storage/reminders.ts";
import { dropUnanswered, storePractice } from "../learning/practice-rows.ts";
import { once } from "../receipts.ts";
import {
  type Database,
  first,
  maybeNumber,
  number,
  type Statement,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { awayColumns, awayOf, awayOfMember, endAway } from "./away.ts";
import { storeNotice } from "./notices.ts";
import { holdLearner } from "./own-settings.ts";
import { moveReminders, toReminder } from "./reminder-rows.ts";

/** The reminders in this database. */
export function createReminders(database: Database): Reminders {
  return {
    set: (memberId, at, now) => database.write(() => setReminder(memberId, at, now)),
    stop: (learnerId, onceId) =>
      database.write(() => once(onceId, learnerId, () => stopReminders(learnerId))),
    find: (memberId) => database.read(() => findReminder(memberId)),
    nextOf: (learnerId) => database.read(() => nextReminderOf(learnerId)),
    due: (now, limit, after) =>
      database.read(() => remindersOf(sql`reminder.next_due_at <= ${now}`, limit, after)),
    later: (from, limit, after) =>
      database.read(() => remindersOf(sql`reminder.next_due_at > ${from}`, limit, after)),
    move: (due, to, claimId) => database.write(() => moveReminder(due, to, claimId)),
    claim: (due, sent, practice, startedAt) =>
      database.write(() => claimReminder(due, sent, practice, startedAt)),
    putBack: (claimed, to, practiceId, claimId) =>
      database.write(() => putBack(claimed, to, practiceId, claimId)),
    giveUp: (due, notice, now) => database.write(() => giveUp(due, notice, now)),
    reviewedSince: (learnerId, since) => database.read(() => reviewedSince(learnerId, since)),
    away: (learnerId, today) => database.read(() => awayOf(learnerId, today)),
    setAway: (away, today, now) => database.write(() => setAway(away, today, now)),
    endAway: (learnerId, today, now, onceId) =>
      database.write(() => once(onceId, learnerId, () => returnEarly(learnerId, today, now))),
  };
}

/** A learner gets reminders in one account: those of linked accounts stop. */
function* setReminder(memberId: string, at: NewReminder, now: number): Transaction<Reminder> {
  const before = yield* findReminder(memberId);
  const weekdays = at.weekdays ?? before?.weekdays;
  const away = before?.away ?? (yield* awayOfMember(memberId));
  const reminder = { time: at.time, zone: at.zone, weekdays: isDaily(weekdays) ? undefined : weekdays, away };
  const nextAt = nextReminder(reminder, now, before?.lastSentAt);
  yield sql`
    INSERT INTO reminder (member_id, local_time, zone, weekdays, next_due_at, ignored)
    VALUES (${memberId}, ${at.time}, ${at.zone}, ${reminder.weekdays && JSON.stringify(reminder.weekdays)}, ${nextAt}, 0)
    ON CONFLICT (member_id) DO UPDATE SET local_time = excluded.local_time, zone = excluded.zone,
       weekdays = excluded.weekdays, next_due_at = excluded.next_due_at, ignored = excluded.ignored`;
  yield sql`
    UPDATE reminder SET next_due_at = NULL
    WHERE next_due_at IS NOT NULL AND member_id IN (
      SELECT other.id FROM member JOIN member AS other
        ON other.learner_id = member.learner_id AND other.account_id <> member.account_id
      WHERE member.id = ${memberId})`;
  return { ...reminder, nextAt, lastSentAt: before?.lastSentAt, ignored: 0 };
}

function isDaily(weekdays: readonly number[] | undefined): boolean {
  return weekdays === undefined || EVERY_DAY.every((day) => weekdays.includes(day));
}

/** Keeps the rows, which record when the last one was sent. */
function* stopReminders(learnerId: string): Transaction<boolean> {
  const stopped = yield sql`
    UPDATE reminder SET next_due_at = NULL
    WHERE member_id IN (SELECT id FROM member WHERE learner_id = ${learnerId}) AND next_due_at IS NOT NULL
    RETURNING member_id`;
  return stopped.length > 0;
}

function* findReminder(memberId: string): Transaction<Reminder | undefined> {
  const row = yield* first(sql`
    SELECT reminder.*, ${awayColumns} FROM reminder JOIN member ON member.id = reminder.member_id
    WHERE reminder.member_id = ${memberId}`);
  return row && toReminder(row);
}

function* nextReminderOf(learnerId: string): Transaction<Reminder | undefined> {
  const row = yield* first(sql`
    SELECT reminder.*, ${awayColumns} FROM member JOIN reminder ON reminder.member_id = member.id
    WHERE member.learner_id = ${learnerId} AND reminder.next_due_at IS NOT NULL
    ORDER BY reminder.next_due_at LIMIT 1`);
  return row && toReminder(row);
}

/** A page of reminders that meet the condition, soonest first, without teams that left. */
function* remindersOf(
  condition: Statement,
  limit: number,
  after: DueReminder | undefined,
): Transaction<readonly DueReminder[]> {
  const from = after?.nextAt ?? -1;
  const rows = yield sql`
    SELECT reminder.*, ${awayColumns}, member.team_id, member.learner_id, member.external_id, team.platform,
      team.external_id AS external_team_id, learner.daily_cap
    FROM reminder JOIN member ON member.id = reminder.member_id JOIN team ON team.id = member.team_id
    JOIN learner ON learner.id = member.learner_id
    WHERE ${condition}
      AND (reminder.next_due_at > ${from}
        OR (reminder.next_due_at = ${from} AND reminder.member_id > ${after?.memberId ?? ""}))
      AND team.left_at IS NULL
    ORDER BY reminder.next_due_at, reminder.member_id LIMIT ${limit}`;
  return rows.map((row) => ({
    ...toReminder(row),
    nextAt: number(row, "next_due_at"),
    memberId: text(row, "member_id"),
    learnerId: text(row, "learner_id"),
    cap: maybeNumber(row, "daily_cap") ?? DEFAULT_CAP,
    teamId: text(row, "team_id"),
    platform: text(row, "platform") as PlatformName,
    externalTeamId: text(row, "external_team_id"),
    externalId: text(row, "external_id"),
  }));
}

function* moveReminder(
  { memberId, nextAt: from }: ReminderTurn,
  { nextAt, lastSentAt, ignored }: ReminderState,
  claimId: string,
): Transaction<boolean> {
  const moved = yield sql`
    UPDATE reminder SET next_due_at = ${nextAt}, last_sent_at = ${lastSentAt}, ignored = ${ignored},
      claim = ${claimId}
    WHERE member_id = ${memberId} AND next_due_at = ${from} RETURNING member_id`;
  return moved.length > 0 || (yield* isMovedBy(claimId, memberId));
}

/** The review's ID is the claim. */
function* claimReminder(
  due: ReminderTurn,
  sent: ReminderState,
  practice: NewPractice,
  startedAt: number,
): Transaction<boolean> {
  if (!(yield* moveReminder(due, sent, practice.id))) return false;
  yield* storePractice(practice, startedAt);
  return true;
}

function* putBack(
  claimed: ReminderTurn,
  to: ReminderState,
  practiceId: string,
  claimId: string,
): Transaction<boolean> {
  if (!(yield* moveReminder(claimed, to, claimId))) return false;
  yield* dropUnanswered(practiceId);
  return true;
}

/** Whether an earlier run of the same claim moved the reminder. */
function* isMovedBy(claimId: string, memberId: string): Transaction<boolean> {
  const rows = yield sql`SELECT member_id FROM reminder WHERE member_id = ${memberId} AND claim = ${claimId}`;
  return rows.length > 0;
}

function* giveUp(
  { memberId, nextAt: from }: ReminderTurn,
  notice: NewNotice,
  now: number,
): Transaction<boolean> {
  const stopped = yield sql`
    UPDATE reminder SET next_due_at = NULL, claim = ${notice.id}
    WHERE member_id = ${memberId} AND next_due_at = ${from} RETURNING member_id`;
  if (stopped.length === 0) return yield* isMovedBy(notice.id, memberId);
  yield* storeNotice(memberId, notice, now);
  return true;
}

function* setAway({ id, member, first, last }: NewAway, today: CalendarDate, now: number): Transaction<void> {
  yield* holdLearner(member.learnerId);
  yield* endAway(member.learnerId, today);
  yield sql`
    INSERT INTO away (id, member_id, first_date, last_date) VALUES (${id}, ${member.id}, ${first}, ${last})`;
  yield* moveReminders(member.learnerId, now);
}

function* returnEarly(learnerId: string, today: CalendarDate, now: number): Transaction<boolean> {
  yield* holdLearner(learnerId);
  const ended = yield* endAway(learnerId, today);
  if (ended) yield* moveReminders(learnerId, now);
  return ended;
}

function* reviewedSince(learnerId: string, since: number): Transaction<boolean> {
  const reviews = yield sql`
    SELECT id FROM answer WHERE learner_id = ${learnerId} AND kind = 'review' AND answered_at >= ${since} LIMIT 1`;
  return reviews.length > 0;
}
