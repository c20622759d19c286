// Drills: a channel's recurring schedule, as admins see and change it.

import {
  firstAfterChange,
  isOccurrence,
  latestDate,
  type Occurrence,
  type Schedule,
} from "../../core/drill-calendar.ts";
import { perhapsSeenStates } from "../../core/posting.ts";
import { calendarDate } from "../../core/study-day.ts";
import type { Drill, DrillChanges, Drills, NewDrill } from "../../ports/storage/drills.ts";
import { once } from "../receipts.ts";
import { type Database, first, sql, type Transaction, text } from "../transaction.ts";
import { readDrill, readDrills } from "./drill-rows.ts";
import { lastPosted } from "./posting-rows.ts";
import { among } from "./posting-states.ts";

/** The drills in this database. */
export function createDrills(database: Database): Drills {
  return {
    create: (drill, now) => database.write(() => createDrill(drill, now)),
    find: (teamId, channel) => database.read(() => findDrill(teamId, channel)),
    byId: (drillId) => database.read(() => readDrill(drillId)),
    ofTeam: (teamId) => database.read(() => drillsOfTeam(teamId)),
    change: (drillId, changes, now) => database.write(() => changeDrill(drillId, changes, now)),
    pause: (drillId, because, now, onceId) =>
      database.write(() => once(onceId, drillId, () => pauseDrill(drillId, because, now))),
    resume: (drillId, now) => database.write(() => resumeDrill(drillId, now)),
    remove: (drillId, now) => database.write(() => removeDrill(drillId, now)),
  };
}

/** A removed drill comes back with its earlier postings, so no date is asked twice. */
function* createDrill(drill: NewDrill, now: number): Transaction<Drill> {
  const { schedule } = drill;
  const removed = yield* first(sql`
    SELECT id FROM drill
    WHERE team_id = ${drill.teamId} AND channel = ${drill.channel} AND removed_at IS NOT NULL`);
  const next =
    removed === undefined
      ? drill.next
      : firstAfterChange(schedule, now, yield* lastPosted(text(removed, "id"), latestDate(now)));
  yield sql`
    INSERT INTO drill (id, team_id, channel, local_time, zone, weekdays, holidays, feedback, closes_after_hours,
      topics, difficulties, discussion, recap, contact, next_due_at, next_due_date, created_at)
    VALUES (${drill.id}, ${drill.teamId}, ${drill.channel}, ${schedule.time}, ${schedule.zone},
      ${JSON.stringify(schedule.weekdays)}, ${JSON.stringify(schedule.holidays)}, ${drill.feedback},
      ${drill.closesAfterHours}, ${listText(drill.topics)}, ${listText(drill.difficulties)},
      ${drill.discussion ? 1 : 0}, ${drill.recap === false ? 0 : 1}, ${drill.contactId}, ${next?.at}, ${next?.date}, ${now})
    ON CONFLICT (team_id, channel) DO UPDATE SET
      local_time = excluded.local_time, zone = excluded.zone, weekdays = excluded.weekdays,
      holidays = excluded.holidays, feedback = excluded.feedback,
      closes_after_hours = excluded.closes_after_hours, topics = excluded.topics,
      difficulties = excluded.difficulties, discussion = excluded.discussion, recap = excluded.recap, contact = excluded.contact,
      next_due_at = excluded.next_due_at, next_due_date = excluded.next_due_date,
      paused_at = NULL, paused_because = NULL, removed_at = NULL, nothing_left_at = NULL
    WHERE drill.removed_at IS NOT NULL`;
  const created = yield* findDrill(drill.teamId, drill.channel);
  if (created === undefined) throw new Error("The drill just written cannot be read.");
  return created;
}

function* findDrill(teamId: string, channel: string): Transaction<Drill | undefined> {
  const [drill] = yield* readDrills(sql`
    WHERE drill.team_id = ${teamId} AND drill.channel = ${channel} AND drill.removed_at IS NULL`);
  return drill;
}

function* drillsOfTeam(teamId: string): Transaction<readonly Drill[]> {
  return yield* readDrills(sql`
    WHERE drill.team_id = ${teamId} AND drill.removed_at IS NULL ORDER BY drill.created_at, drill.id`);
}

function* changeDrill(id: string, changes: DrillChanges, now: number): Transaction<Drill | undefined> {
  const drill = yield* readPresent(id);
  if (drill === undefined) return undefined;
  const schedule = changeSchedule(drill.schedule, changes.schedule, now);
  const next = changes.schedule === undefined ? drill.next : yield* nextOf({ ...drill, schedule }, now);
  const { topics = drill.topics, difficulties = drill.difficulties } = changes;
  const {
    closesAfterHours = drill.closesAfterHours,
    discussion = drill.discussion,
    recap = drill.recap,
  } = changes;
  yield sql`
    UPDATE drill SET local_time = ${schedule.time}, zone = ${schedule.zone},
      weekdays = ${JSON.stringify(schedule.weekdays)}, holidays = ${JSON.stringify(schedule.holidays)},
      feedback = ${changes.feedback ?? drill.feedback}, closes_after_hours = ${closesAfterHours ?? undefined},
      topics = ${listText(topics)}, difficulties = ${listText(difficulties)}, discussion = ${discussion ? 1 : 0},
      recap = ${recap ? 1 : 0}, contact = ${changes.contactId ?? drill.contact?.memberId}, nothing_left_at = NULL,
      next_due_at = ${next?.at}, next_due_date = ${next?.date}
    WHERE id = ${id}`;
  return yield* readDrill(id);
}

/** Adds holidays to the existing future ones; an empty list clears them. */
function changeSchedule(schedule: Schedule, changes: Partial<Schedule> = {}, now: number): Schedule {
  const changed = { ...schedule, ...changes };
  if (changes.holidays === undefined || changes.holidays.length === 0) return changed;
  const today = calendarDate(now, changed.zone);
  const holidays = [...new Set([...schedule.holidays, ...changes.holidays])].filter((date) => date >= today);
  return { ...changed, holidays: holidays.sort() };
}

/** When a drill is due after a change. Keeps a due occurrence, and the next one if it's still scheduled. */
function* nextOf({ id, schedule, next, paused }: Drill, now: number): Transaction<Occurrence | undefined> {
  if (paused !== undefined) return undefined;
  if (next !== undefined && next.at <= now && isOccurrence(schedule, next)) return next;
  const last = yield* lastPosted(id, latestDate(now));
  const changed = firstAfterChange(schedule, now, last);
  // After a question posted by hand, the next one comes at its usual hour, however soon, unless that hour has changed.
  const stays = next !== undefined && isOccurrence(schedule, next) && next.date > (last?.date ?? "");
  return stays && (changed === undefined || next.at < changed.at) ? next : changed;
}

function* pauseDrill(id: string, because: string | undefined, now: number): Transaction<boolean> {
  const paused = yield sql`
    UPDATE drill SET paused_at = ${now}, paused_because = ${because}, next_due_at = NULL, next_due_date = NULL
    WHERE id = ${id} AND paused_at IS NULL AND removed_at IS NULL RETURNING id`;
  if (paused.length === 0) return false;
  yield* withdrawUnseen(id, "planned");
  return true;
}

function* resumeDrill(id: string, now: number): Transaction<Drill | undefined> {
  const drill = yield* readPresent(id);
  if (drill?.paused === undefined) return drill;
  const next = yield* nextOf({ ...drill, paused: undefined }, now);
  yield sql`
    UPDATE drill SET paused_at = NULL, paused_because = NULL, nothing_left_at = NULL,
      next_due_at = ${next?.at}, next_due_date = ${next?.date}
    WHERE id = ${id}`;
  return yield* readDrill(id);
}

/** Lets the open question close at the next tick, so that its points count. */
function* removeDrill(id: string, now: number): Transaction<void> {
  yield sql`
    UPDATE drill SET removed_at = ${now}, next_due_at = NULL, next_due_date = NULL
    WHERE id = ${id} AND removed_at IS NULL`;
  yield* withdrawUnseen(id, "planned");
  // Admins no longer have to say whether the message exists.
  yield sql`DELETE FROM notice WHERE id IN (SELECT id FROM posting WHERE drill_id = ${id} AND state = 'unknown')`;
  yield* withdrawUnseen(id, "unknown");
  yield sql`
    UPDATE posting SET closes_at = ${now}
    WHERE drill_id = ${id} AND state IN ${among(perhapsSeenStates)}`;
}

/** Drops a question that waits to be sent, or for an admin's decision: a stopped drill must not ask it. */
function* withdrawUnseen(id: string, state: "planned" | "unknown"): Transaction<void> {
  yield sql`
    DELETE FROM posting WHERE drill_id = ${id} AND state = ${state}
      AND NOT EXISTS (SELECT 1 FROM answer WHERE answer.posting_id = posting.id)`;
}

/** A drill; undefined if it was removed. */
function* readPresent(id: string): Transaction<Drill | undefined> {
  const [drill] = yield* readDrills(sql`WHERE drill.id = ${id} AND drill.removed_at IS NULL`);
  return drill;
}

/** A list as its column stores it; null means all. */
function listText(list: readonly (string | number)[] | null | undefined): string | undefined {
  return list ? JSON.stringify(list) : undefined;
}
