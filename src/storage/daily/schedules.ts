// What comes next: due drills, the questions chosen ahead for them, and what choosing reads.

import type { Occurrence } from "../../core/drill-calendar.ts";
import type { Trace } from "../../core/memory.ts";
import type { CalendarDate, StudyDay } from "../../core/model.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { ChoiceInputs, Plan, Schedules } from "../../ports/storage/schedules.ts";
import { type Database, first, number, sql, type Transaction, text } from "../transaction.ts";
import { readDrill, readDrills } from "./drill-rows.ts";
import { EVER } from "./posting-rows.ts";

/** Participants answered at least one of this many last postings. */
const PARTICIPATION_WINDOW = 20;

/** The due drills and planned questions in this database. */
export function createSchedules(database: Database): Schedules {
  return {
    due: (now, limit, after) => database.read(() => dueDrills(now, limit, after)),
    later: (from, limit, after) => database.read(() => laterDrills(from, limit, after)),
    unplanned: (until, limit, after) => database.read(() => unplannedDrills(until, limit, after)),
    plan: (drillId, plan, now) => database.write(() => writePlan(drillId, plan, now)),
    findPlan: (drillId, date) => database.read(() => readPlan(drillId, date)),
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

function* writePlan(drillId: string, plan: Plan, now: number): Transaction<void> {
  yield sql`
    INSERT INTO plan (drill_id, date, question_id, question_version, reason, planned_at)
    VALUES (${drillId}, ${plan.date}, ${plan.questionId}, ${plan.version}, ${plan.reason}, ${now})
    ON CONFLICT (drill_id, date) DO UPDATE SET
      question_id = excluded.question_id, question_version = excluded.question_version,
      reason = excluded.reason, planned_at = excluded.planned_at`;
}

function* readPlan(drillId: string, date: CalendarDate): Transaction<Plan | undefined> {
  const row = yield* first(sql`
    SELECT * FROM plan WHERE drill_id = ${drillId} AND date = ${date}
      AND NOT EXISTS (
        SELECT 1 FROM posting JOIN drill ON drill.id = ${drillId}
        WHERE posting.team_id = drill.team_id AND posting.question_id = plan.question_id
          AND posting.opened_at >= plan.planned_at)`);
  return (
    row && {
      date,
      questionId: text(row, "question_id"),
      version: number(row, "question_version"),
      reason: text(row, "reason"),
    }
  );
}

/** Moves a drill on to its next occurrence; false if its due time or schedule changed since it was read. */
export function* moveOn(
  { id, next: from, schedule }: Drill,
  next: Occurrence | undefined,
): Transaction<boolean> {
  const moved = yield sql`
    UPDATE drill SET next_due_at = ${next?.at}, next_due_date = ${next?.date}
    WHERE id = ${id} AND next_due_at = ${from?.at ?? -1} AND local_time = ${schedule.time} AND zone = ${schedule.zone}
      AND weekdays = ${JSON.stringify(schedule.weekdays)} AND holidays = ${JSON.stringify(schedule.holidays)}
    RETURNING id`;
  return moved.length > 0;
}

/** Like moveOn, but also true if the drill is at `next` already, as after a lost COMMIT. */
function* moveOnAgain(drill: Drill, next: Occurrence | undefined): Transaction<boolean> {
  if (yield* moveOn(drill, next)) return true;
  const row = yield* first(sql`
    SELECT next_due_at, next_due_date FROM drill
    WHERE id = ${drill.id} AND paused_at IS NULL AND removed_at IS NULL`);
  return (
    row !== undefined && row.next_due_at === (next?.at ?? null) && row.next_due_date === (next?.date ?? null)
  );
}

/** Finds its own outcome if it runs twice with the same `now`. */
function* skip(drill: Drill, next: Occurrence | undefined, now: number): Transaction<boolean> {
  if (yield* moveOn(drill, next)) {
    const marked = yield sql`
      UPDATE drill SET nothing_left_at = ${now} WHERE id = ${drill.id} AND nothing_left_at IS NULL RETURNING id`;
    return marked.length > 0;
  }
  return (yield* readDrill(drill.id))?.nothingLeftAt === now;
}

/** Moves a drill posted by hand past that date, unless it's due later anyway; false if it's paused or removed. */
export function* moveOnBy(
  drillId: string,
  date: CalendarDate,
  next: Occurrence | undefined,
): Transaction<boolean> {
  // Always write the row, so that a concurrent pause or removal runs entirely before or after this.
  const present = yield sql`
    UPDATE drill SET contact = contact WHERE id = ${drillId} AND paused_at IS NULL AND removed_at IS NULL RETURNING id`;
  yield sql`
    UPDATE drill SET next_due_at = ${next?.at}, next_due_date = ${next?.date}
    WHERE id = ${drillId} AND next_due_date <= ${date}`;
  return present.length > 0;
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
      FROM drill JOIN plan ON plan.drill_id = drill.id AND plan.date = drill.next_due_date
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
    SELECT learner_id, question_id, stability, last_day FROM card
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
    });
  }
  return learners;
}
