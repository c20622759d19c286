// Drills: a channel's standing order, and what choosing its next question reads.
import type { PlatformName } from "../app/ports.ts";
import type { ChoiceInputs, Drill, Drills, Feedback, NewDrill, Plan } from "../app/storage-port.ts";
import type { Occurrence } from "../core/drill-calendar.ts";
import type { CalendarDate, Difficulty } from "../core/model.ts";
import { readTraces } from "./cards.ts";
import {
  type Database,
  first,
  maybeNumber,
  maybeText,
  number,
  type Row,
  sql,
  type Transaction,
  text,
} from "./transaction.ts";

/** Participants are those who answered one of this many last postings. */
const PARTICIPATION_WINDOW = 20;

export function createDrills(database: Database): Drills {
  return {
    create: (drill, now) => database.write(() => createDrill(drill, now)),
    find: (teamId, channel) => database.read(() => findDrill(teamId, channel)),
    due: (now) => database.read(() => dueDrills(now)),
    unplanned: (until) => database.read(() => unplannedDrills(until)),
    plan: (drillId, plan, now) => database.write(() => writePlan(drillId, plan, now)),
    findPlan: (drillId, date) => database.read(() => readPlan(drillId, date)),
    schedule: (drillId, next) => database.write(() => scheduleDrill(drillId, next)),
    choiceInputs: (drill) => database.read(() => choiceInputs(drill)),
  };
}

function* createDrill(drill: NewDrill, now: number): Transaction<Drill> {
  const { schedule } = drill;
  yield sql`
    INSERT INTO drill (id, team_id, channel, local_time, zone, weekdays, holidays, feedback,
      closes_after_hours, topics, difficulties, next_due_at, next_due_date, created_at)
    VALUES (${drill.id}, ${drill.teamId}, ${drill.channel}, ${schedule.time}, ${schedule.zone},
      ${JSON.stringify(schedule.weekdays)}, ${JSON.stringify(schedule.holidays)}, ${drill.feedback},
      ${drill.closesAfterHours}, ${drill.topics && JSON.stringify(drill.topics)},
      ${drill.difficulties && JSON.stringify(drill.difficulties)}, ${drill.next?.at}, ${drill.next?.date}, ${now})
    ON CONFLICT (team_id, channel) DO NOTHING`;
  const created = yield* findDrill(drill.teamId, drill.channel);
  if (created === undefined) throw new Error("The drill just written cannot be read.");
  return created;
}

function* findDrill(teamId: string, channel: string): Transaction<Drill | undefined> {
  const row = yield* first(sql`
    SELECT drill.*, team.platform FROM drill JOIN team ON team.id = drill.team_id
    WHERE drill.team_id = ${teamId} AND drill.channel = ${channel}`);
  return row && toDrill(row);
}

export function* readDrill(id: string): Transaction<Drill | undefined> {
  const row = yield* first(sql`
    SELECT drill.*, team.platform FROM drill JOIN team ON team.id = drill.team_id WHERE drill.id = ${id}`);
  return row && toDrill(row);
}

function* dueDrills(now: number): Transaction<readonly Drill[]> {
  const rows = yield sql`
    SELECT drill.*, team.platform FROM drill JOIN team ON team.id = drill.team_id
    WHERE drill.next_due_at <= ${now} ORDER BY drill.next_due_at, drill.id`;
  return rows.map(toDrill);
}

function* unplannedDrills(until: number): Transaction<readonly Drill[]> {
  const rows = yield sql`
    SELECT drill.*, team.platform FROM drill JOIN team ON team.id = drill.team_id
    WHERE drill.next_due_at <= ${until}
      AND NOT EXISTS (SELECT 1 FROM plan WHERE plan.drill_id = drill.id AND plan.date = drill.next_due_date)
    ORDER BY drill.next_due_at, drill.id`;
  return rows.map(toDrill);
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
  const row = yield* first(sql`SELECT * FROM plan WHERE drill_id = ${drillId} AND date = ${date}`);
  return (
    row && {
      date,
      questionId: text(row, "question_id"),
      version: number(row, "question_version"),
      reason: text(row, "reason"),
    }
  );
}

/** Moves a drill on from a date that another sender has claimed, unless somebody moved it already. */
export function* movePast(
  drillId: string,
  date: CalendarDate,
  next: Occurrence | undefined,
): Transaction<void> {
  yield sql`
    UPDATE drill SET next_due_at = ${next?.at}, next_due_date = ${next?.date}
    WHERE id = ${drillId} AND next_due_date = ${date}`;
}

/** Sets a drill's next due time; also a step of claiming a posting. */
export function* scheduleDrill(drillId: string, next: Occurrence | undefined): Transaction<void> {
  yield sql`UPDATE drill SET next_due_at = ${next?.at}, next_due_date = ${next?.date} WHERE id = ${drillId}`;
}

function* choiceInputs(drill: Drill): Transaction<ChoiceInputs> {
  const asked = yield sql`
    SELECT question_id, CAST(COUNT(*) AS BIGINT) AS asks, MAX(date) AS last_date
    FROM posting WHERE team_id = ${drill.teamId} GROUP BY question_id`;
  const recent = yield sql`
    SELECT id, question_id FROM posting WHERE drill_id = ${drill.id}
    ORDER BY date DESC LIMIT ${PARTICIPATION_WINDOW}`;
  const counts = new Map<string, number>();
  for (const posting of recent) {
    const rows =
      yield sql`SELECT learner_id FROM answer WHERE posting_id = ${text(posting, "id")} AND kind = 'daily'`;
    for (const row of rows) {
      const learner = text(row, "learner_id");
      counts.set(learner, (counts.get(learner) ?? 0) + 1);
    }
  }
  const participants: ChoiceInputs["participants"][number][] = [];
  for (const [learner, answers] of counts) {
    participants.push({ answers, asks: recent.length, cards: yield* readTraces(learner) });
  }
  return {
    asked: new Map(
      asked.map((row) => [
        text(row, "question_id"),
        { asks: number(row, "asks"), last: text(row, "last_date") as CalendarDate },
      ]),
    ),
    lastQuestions: recent.slice(0, 2).map((row) => text(row, "question_id")),
    participants,
  };
}

function toDrill(row: Row): Drill {
  const at = maybeNumber(row, "next_due_at");
  const topics = maybeText(row, "topics");
  const difficulties = maybeText(row, "difficulties");
  return {
    id: text(row, "id"),
    teamId: text(row, "team_id"),
    platform: text(row, "platform") as PlatformName,
    channel: text(row, "channel"),
    schedule: {
      time: text(row, "local_time"),
      zone: text(row, "zone"),
      weekdays: JSON.parse(text(row, "weekdays")) as number[],
      holidays: JSON.parse(text(row, "holidays")) as CalendarDate[],
    },
    feedback: text(row, "feedback") as Feedback,
    closesAfterHours: maybeNumber(row, "closes_after_hours"),
    topics: topics === undefined ? undefined : (JSON.parse(topics) as string[]),
    difficulties: difficulties === undefined ? undefined : (JSON.parse(difficulties) as Difficulty[]),
    next: at === undefined ? undefined : { at, date: text(row, "next_due_date") as CalendarDate },
  };
}
