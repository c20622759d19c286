// What comes next: due drills, the questions chosen ahead for them, and what choosing reads.

import type { Occurrence } from "../../core/drill-calendar.ts";
import type { Trace } from "../../core/memory.ts";
import type { CalendarDate, StudyDay } from "../../core/model.ts";
import { addDays } from "../../core/study-day.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { ChoiceInputs, DrillDate, Plan, Schedules } from "../../ports/storage/schedules.ts";
import {
  type Database,
  first,
  maybeNumber,
  number,
  rowsOf,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { readDrill, readDrills } from "./drill-rows.ts";
import { EVER } from "./posting-rows.ts";

/** Participants answered at least one of this many last postings. */
const PARTICIPATION_WINDOW = 20;

/** A posting that opens after a question was planned is dated up to this many days before it: zones, and catching up. */
const DAYS_BEFORE = 4;

/** The due drills and planned questions in this database. */
export function createSchedules(database: Database): Schedules {
  return {
    due: (now, limit, after) => database.read(() => dueDrills(now, limit, after)),
    later: (from, limit, after) => database.read(() => laterDrills(from, limit, after)),
    unplanned: (until, limit, after) => database.read(() => unplannedDrills(until, limit, after)),
    plan: (plans, now) => database.write(() => writePlans(plans, now)),
    findPlans: (dates) => database.read(() => readPlans(dates)),
    moveOn: (drill, next) => database.write(() => moveOnAgain(drill, next)),
    skip: (drill, next, now) => database.write(() => skip(drill, next, now)),
    choiceInputs: (drill, until) => database.read(() => choiceInputs(drill, until)),
  };
}

function* dueDrills(now: number, limit: number, after: Drill | undefined): Transaction<readonly Drill[]> {
  const from = after?.next?.at ?? -1;
  return yield* readDrills(sql`
    WHERE drill.next_due_at <= ${now}
      AND (drill.next_due_at, drill.id) > (${from}, ${after?.id ?? ""})
    ORDER BY drill.next_due_at, drill.id LIMIT ${limit}`);
}

function* laterDrills(start: number, limit: number, after: Drill | undefined): Transaction<readonly Drill[]> {
  const from = after?.next?.at ?? start;
  return yield* readDrills(sql`
    WHERE drill.next_due_at > ${start} AND (drill.next_due_at, drill.id) > (${from}, ${after?.id ?? ""})
    ORDER BY drill.next_due_at, drill.id LIMIT ${limit}`);
}

function* unplannedDrills(
  until: number,
  limit: number,
  after: Drill | undefined,
): Transaction<readonly Drill[]> {
  const from = after?.next?.at ?? -1;
  return yield* readDrills(sql`
    WHERE drill.next_due_at <= ${until}
      AND (drill.next_due_at, drill.id) > (${from}, ${after?.id ?? ""})
      AND NOT EXISTS (SELECT 1 FROM plan WHERE plan.drill_id = drill.id AND plan.date = drill.next_due_date)
    ORDER BY drill.next_due_at, drill.id LIMIT ${limit}`);
}

/** Leaves out drills that are gone. */
function* writePlans(plans: readonly Plan[], now: number): Transaction<void> {
  yield sql`
    INSERT INTO plan (drill_id, date, question_id, question_version, reason, planned_at)
    SELECT drill.id, one.value ->> 'date', one.value ->> 'questionId', CAST(one.value ->> 'version' AS INTEGER),
      one.value ->> 'reason', CAST(${now} AS BIGINT)
    FROM ${rowsOf(plans)} AS one CROSS JOIN drill WHERE drill.id = one.value ->> 'drillId'
    ON CONFLICT (drill_id, date) DO UPDATE SET
      question_id = excluded.question_id, question_version = excluded.question_version,
      reason = excluded.reason, planned_at = excluded.planned_at`;
}

function* readPlans(dates: readonly DrillDate[]): Transaction<readonly Plan[]> {
  const records = dates.map((one) => ({ ...one, since: addDays(one.date, -DAYS_BEFORE) }));
  const rows = yield sql`
    SELECT plan.* FROM ${rowsOf(records)} AS one CROSS JOIN plan CROSS JOIN drill
    WHERE plan.drill_id = one.value ->> 'drillId' AND plan.date = one.value ->> 'date' AND drill.id = plan.drill_id
      AND NOT EXISTS (
        SELECT 1 FROM posting
        WHERE posting.team_id = drill.team_id AND posting.date >= one.value ->> 'since'
          AND posting.question_id = plan.question_id AND posting.opened_at >= plan.planned_at)`;
  return rows.map((row) => ({
    drillId: text(row, "drill_id"),
    date: text(row, "date") as CalendarDate,
    questionId: text(row, "question_id"),
    version: number(row, "question_version"),
    reason: text(row, "reason"),
  }));
}

/** A drill, and where to move it: its next occurrence. */
export interface Move {
  readonly drill: Drill;
  readonly next: Occurrence | undefined;
  /** The date that was posted by hand: a drill that's due later anyway stays there. */
  readonly byHand?: CalendarDate | undefined;
}

/**
 * Moves drills on, and returns their IDs. Leaves out a drill whose due time or schedule changed since it was read; by
 * hand, only one that's paused or removed. Always writes the rows of the others, so that a concurrent pause or removal
 * runs entirely before or after this.
 */
export function* moveOn(moves: readonly Move[]): Transaction<ReadonlySet<string>> {
  const records = moves.map(({ drill: { id, next: from, schedule }, next, byHand }) => ({
    id,
    at: next?.at,
    date: next?.date,
    byHand,
    from: from?.at,
    time: schedule.time,
    zone: schedule.zone,
    weekdays: JSON.stringify(schedule.weekdays),
    holidays: JSON.stringify(schedule.holidays),
  }));
  const isDue = sql`drill.next_due_date <= COALESCE(one.value ->> 'byHand', drill.next_due_date)`;
  const moved = yield sql`
    UPDATE drill SET
      next_due_at = CASE WHEN ${isDue} THEN CAST(one.value ->> 'at' AS BIGINT) ELSE drill.next_due_at END,
      next_due_date = CASE WHEN ${isDue} THEN one.value ->> 'date' ELSE drill.next_due_date END
    FROM ${rowsOf(records)} AS one
    WHERE drill.id = one.value ->> 'id' AND CASE WHEN one.value ->> 'byHand' IS NULL
      THEN drill.next_due_at = CAST(one.value ->> 'from' AS BIGINT) AND drill.local_time = one.value ->> 'time'
        AND drill.zone = one.value ->> 'zone' AND drill.weekdays = one.value ->> 'weekdays'
        AND drill.holidays = one.value ->> 'holidays'
      ELSE drill.paused_at IS NULL AND drill.removed_at IS NULL END
    RETURNING drill.id`;
  return new Set(moved.map((row) => text(row, "id")));
}

/** Like moveOn, but also true if the drill is at `next` already, as after a lost COMMIT. */
function* moveOnAgain(drill: Drill, next: Occurrence | undefined): Transaction<boolean> {
  if ((yield* moveOn([{ drill, next }])).size > 0) return true;
  const row = yield* first(sql`
    SELECT next_due_at, next_due_date FROM drill
    WHERE id = ${drill.id} AND paused_at IS NULL AND removed_at IS NULL`);
  return (
    row !== undefined && row.next_due_at === (next?.at ?? null) && row.next_due_date === (next?.date ?? null)
  );
}

/** Finds its own outcome if it runs twice with the same `now`. */
function* skip(drill: Drill, next: Occurrence | undefined, now: number): Transaction<boolean> {
  if ((yield* moveOn([{ drill, next }])).size > 0) {
    const marked = yield sql`
      UPDATE drill SET nothing_left_at = ${now} WHERE id = ${drill.id} AND nothing_left_at IS NULL RETURNING id`;
    return marked.length > 0;
  }
  return (yield* readDrill(drill.id))?.nothingLeftAt === now;
}

/** The number of statements doesn't grow with the participants: each one is a network round trip. */
function* choiceInputs(drill: Drill, until = EVER): Transaction<ChoiceInputs> {
  const questions = yield sql`
    SELECT question_id, CAST(SUM(asks) AS BIGINT) AS asks, MAX(last_date) AS last_date, MAX(planned) AS planned
    FROM (
      SELECT question_id, COUNT(*) AS asks, MAX(date) AS last_date, 0 AS planned
      FROM posting WHERE team_id = ${drill.teamId} AND date <= ${until} GROUP BY question_id
      UNION ALL
      SELECT plan.question_id, 0 AS asks, NULL AS last_date, 1 AS planned
      FROM drill JOIN plan ON plan.drill_id = drill.id AND plan.date >= drill.next_due_date
      WHERE drill.team_id = ${drill.teamId} AND drill.id <> ${drill.id} AND plan.date <= ${until}) AS known
    GROUP BY question_id`;
  const recent = yield sql`
    SELECT question_id FROM posting WHERE drill_id = ${drill.id} AND date <= ${until}
    ORDER BY date DESC LIMIT ${PARTICIPATION_WINDOW}`;
  const participants = yield sql`
    SELECT learner_id, CAST(COUNT(*) AS BIGINT) AS answers FROM answer
    WHERE kind = 'daily' AND posting_id IN (
      SELECT id FROM posting WHERE drill_id = ${drill.id} AND date <= ${until}
      ORDER BY date DESC LIMIT ${PARTICIPATION_WINDOW})
    GROUP BY learner_id`;
  const cards = yield* readTraces(drill.id, until);
  return {
    asked: new Map(
      questions
        .filter((row) => row.last_date !== null)
        .map((row) => [
          text(row, "question_id"),
          { asks: number(row, "asks"), last: text(row, "last_date") as CalendarDate },
        ]),
    ),
    planned: new Set(
      questions.filter((row) => number(row, "planned") > 0).map((row) => text(row, "question_id")),
    ),
    lastQuestions: recent.slice(0, 2).map((row) => text(row, "question_id")),
    participants: participants.map((row) => ({
      answers: number(row, "answers"),
      asks: recent.length,
      cards: cards.get(text(row, "learner_id")) ?? new Map(),
    })),
  };
}

/** What choosing needs of the participants' cards, by learner and question. */
function* readTraces(
  drillId: string,
  until: CalendarDate,
): Transaction<ReadonlyMap<string, ReadonlyMap<string, Trace>>> {
  const rows = yield sql`
    SELECT learner_id, question_id, stability, last_day, decay FROM card
    WHERE learner_id IN (
      SELECT learner_id FROM answer WHERE kind = 'daily' AND posting_id IN (
        SELECT id FROM posting WHERE drill_id = ${drillId} AND date <= ${until}
        ORDER BY date DESC LIMIT ${PARTICIPATION_WINDOW}))`;
  const learners = new Map<string, Map<string, Trace>>();
  for (const row of rows) {
    const learner = text(row, "learner_id");
    const cards = learners.get(learner) ?? new Map<string, Trace>();
    learners.set(learner, cards);
    cards.set(text(row, "question_id"), {
      stability: number(row, "stability"),
      lastDay: text(row, "last_day") as StudyDay,
      decay: maybeNumber(row, "decay"),
    });
  }
  return learners;
}
