// Squads whose captain left or wasn't seen lately: their longest member takes over.
import { captainOf } from "../../core/leaderboard/squad-captain.ts";
import type { SquadHeirs, SquadSuccession } from "../../ports/storage/squads.ts";
import { list, number, type Row, type Statement, sql, type Transaction, text } from "../transaction.ts";
import { storeNotice } from "./notices.ts";

/** Squads looked at in one step: a few milliseconds. */
const PAGE = 100;

/** A page of squads, of which those without their captain are returned, each with its heir. */
export function* readHeirs(since: number, after: string | undefined): Transaction<SquadHeirs> {
  const page = yield sql`SELECT id FROM squad WHERE id > ${after ?? ""} ORDER BY id LIMIT ${PAGE}`;
  const last = page.length < PAGE ? undefined : page.at(-1);
  const rows = yield sql`
    SELECT squad.id, squad.name, squad_member.member_id, squad_member.joined_at
    FROM squad
    JOIN squad_member ON squad_member.squad_id = squad.id
    JOIN member ON member.id = squad_member.member_id AND member.seen_at >= ${since}
    WHERE squad.id IN ${list(page.map((row) => text(row, "id")))}
      AND NOT ${includes(sql`COALESCE(squad.captain, squad.created_by)`, since)}
    ORDER BY squad.id`;
  return {
    heirs: [...Map.groupBy(rows, (row) => text(row, "id")).values()].flatMap(toHeir),
    last: last && text(last, "id"),
  };
}

function toHeir(members: readonly Row[]): SquadHeirs["heirs"] {
  const [row] = members;
  const memberId = captainOf(
    undefined,
    members.map((one) => ({ id: text(one, "member_id"), joinedAt: number(one, "joined_at") })),
  );
  return row === undefined || memberId === undefined
    ? []
    : [{ id: text(row, "id"), name: text(row, "name"), memberId }];
}

/** Whether this member is in the statement's squad and was seen since then (epoch ms). */
function includes(memberId: Statement, since: number): Statement {
  return sql`EXISTS (
    SELECT 1 FROM squad_member AS one JOIN member AS person ON person.id = one.member_id
    WHERE one.squad_id = squad.id AND one.member_id = ${memberId} AND person.seen_at >= ${since})`;
}

/** Makes the heir the captain with a notice, unless the squad has one again or the heir left. */
export function* succeedCaptain(
  { squadId, memberId, since, notice }: SquadSuccession,
  now: number,
): Transaction<void> {
  const led = yield sql`
    UPDATE squad SET captain = ${memberId}
    WHERE id = ${squadId} AND ${includes(sql`${memberId}`, since)}
      AND NOT ${includes(sql`COALESCE(squad.captain, squad.created_by)`, since)}
    RETURNING id`;
  if (led.length > 0) yield* storeNotice(memberId, notice, now);
}
