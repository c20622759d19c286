// Reads drills together with their team and contact.

import type { CalendarDate, Difficulty } from "../../core/model.ts";
import type { PlatformName } from "../../ports/person.ts";
import type { Drill, Feedback } from "../../ports/storage/drills.ts";
import {
  flag,
  maybeNumber,
  maybeText,
  type Row,
  type Statement,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";

/** The drills that a WHERE clause selects, in its order, each with its team and contact. */
export function* readDrills(where: Statement): Transaction<readonly Drill[]> {
  const rows = yield sql`
    SELECT drill.*, team.platform, team.external_id, member.external_id AS contact_external_id
    FROM drill JOIN team ON team.id = drill.team_id LEFT JOIN member ON member.id = drill.contact
    ${where}`;
  return rows.map(toDrill);
}

/** A drill, removed or not; undefined if there is none. */
export function* readDrill(id: string): Transaction<Drill | undefined> {
  return (yield* readDrills(sql`WHERE drill.id = ${id}`))[0];
}

function toDrill(row: Row): Drill {
  const at = maybeNumber(row, "next_due_at");
  const pausedAt = maybeNumber(row, "paused_at");
  const contact = maybeText(row, "contact");
  const topics = maybeText(row, "topics");
  const difficulties = maybeText(row, "difficulties");
  return {
    id: text(row, "id"),
    teamId: text(row, "team_id"),
    platform: text(row, "platform") as PlatformName,
    externalTeamId: text(row, "external_id"),
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
    discussion: flag(row, "discussion"),
    recap: flag(row, "recap"),
    paused: pausedAt === undefined ? undefined : { at: pausedAt, because: maybeText(row, "paused_because") },
    contact:
      contact === undefined ? undefined : { memberId: contact, externalId: text(row, "contact_external_id") },
    nothingLeftAt: maybeNumber(row, "nothing_left_at"),
    next: at === undefined ? undefined : { at, date: text(row, "next_due_date") as CalendarDate },
  };
}
