// Squads: who is in which. A member is in up to one, and no squad is empty.

import { captainOf, type SquadMember } from "../../core/leaderboard/squad-captain.ts";
import type { TeamRef } from "../../ports/person.ts";
import type { Member } from "../../ports/storage/people.ts";
import type {
  NewSquad,
  Squad,
  SquadCreated,
  SquadJoined,
  SquadLeft,
  SquadName,
  Squads,
} from "../../ports/storage/squads.ts";
import { once } from "../receipts.ts";
import {
  type Database,
  first,
  maybeText,
  number,
  type Row,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { drawTeam, readDrawable } from "./draw-squads.ts";
import { endEmpty } from "./end-squads.ts";
import { appointCaptain, renameSquad } from "./squad-changes.ts";
import { readHeirs, succeedCaptain } from "./squad-heirs.ts";
import { isBlocked, readmitMember, readPeople, removeMember } from "./squad-people.ts";

/** The squads in this database. */
export function createSquads(database: Database): Squads {
  return {
    create: (squad, member, now) =>
      database.write(() => once(squad.id, member.id, () => createSquad(squad, member, now))),
    join: (squadId, member, now, onceId) =>
      database.write(() => once(onceId, member.id, () => joinSquad(squadId, member, now))),
    leave: (memberId, onceId) => database.write(() => once(onceId, memberId, () => leaveSquad(memberId))),
    remove: (from, now, onceId) =>
      database.write(() => once(onceId, from.memberId, () => removeMember(from, now))),
    readmit: (from, onceId) => database.write(() => once(onceId, from.memberId, () => readmitMember(from))),
    rename: (naming, onceId) =>
      database.write(() => once(onceId, naming.memberId, () => renameSquad(naming))),
    appoint: (to, onceId) => database.write(() => once(onceId, to.memberId, () => appointCaptain(to))),
    heirs: (since, after) => database.read(() => readHeirs(since, after)),
    succeed: (to, now) => database.write(() => succeedCaptain(to, now)),
    draw: (drawing, now, onceId) =>
      database.write(() => once(onceId, drawing.memberId, () => drawTeam(drawing, now))),
    drawable: (scope) => database.read(() => readDrawable(scope)),
    people: (squadId, teamId, since) => database.read(() => readPeople(squadId, teamId, since)),
    ofTeam: (teamId, since) => database.read(() => squadsOfTeam(teamId, since)),
    names: (team, since) => database.read(() => squadNames(team, since)),
  };
}

/**
 * Joins to a squad with fewer members write its row. Joins to a larger one write a member's row each, by chance, so that
 * they rarely hold each other up.
 */
const FEW = 4;

function* createSquad(squad: NewSquad, member: Member, now: number): Transaction<SquadCreated> {
  const made = yield sql`
    INSERT INTO squad (id, team_id, name, key, created_by, created_at)
    VALUES (${squad.id}, ${member.teamId}, ${squad.name}, ${squad.key}, ${member.id}, ${now})
    ON CONFLICT DO NOTHING RETURNING id`;
  if (made.length > 0) {
    const left = yield* moveTo(squad.id, member.id, now);
    return { type: "created", squad: { id: squad.id, name: squad.name }, left };
  }
  const same = yield* first(
    sql`SELECT id, name FROM squad WHERE team_id = ${member.teamId} AND key = ${squad.key}`,
  );
  if (same === undefined) throw new Error("The squad of the same name cannot be read.");
  const isOwn = (yield* squadOf(member.id))?.id === text(same, "id");
  return { type: isOwn ? "there already" : "exists", squad: toName(same) };
}

function* joinSquad(squadId: string, member: Member, now: number): Transaction<SquadJoined> {
  const row = yield* first(sql`
    SELECT id, name,
      (SELECT CAST(COUNT(*) AS BIGINT) FROM squad_member WHERE squad_member.squad_id = squad.id) AS members
    FROM squad WHERE id = ${squadId} AND team_id = ${member.teamId} AND ended = 0`);
  if (row === undefined) return { type: "gone" };
  const squad = toName(row);
  if ((yield* squadOf(member.id))?.id === squadId) return { type: "there already", squad };
  if (yield* isBlocked(squadId, member.id)) return { type: "blocked", squad };
  yield* keepSquad(squadId, number(row, "members"), member.id);
  return { type: "joined", squad, left: yield* moveTo(squadId, member.id, now) };
}

/**
 * Keeps a squad from ending unnoticed while someone joins: this writes a row that ending it writes or deletes, too. So one
 * of both starts again, and sees the other's change.
 */
function* keepSquad(squadId: string, members: number, joining: string): Transaction<void> {
  if (members < FEW) yield sql`UPDATE squad SET name = name WHERE id = ${squadId}`;
  else
    yield sql`
      UPDATE squad_member SET joined_at = joined_at WHERE squad_id = ${squadId} AND member_id = (
        SELECT member_id FROM squad_member WHERE squad_id = ${squadId}
        ORDER BY member_id LIMIT 1 OFFSET ${placeOf(joining, members)})`;
}

/** A place below `count` that follows from an ID's random part. */
function placeOf(id: string, count: number): number {
  return [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % count;
}

/** Moves a member into a squad and returns the one they left. */
function* moveTo(squadId: string, memberId: string, now: number): Transaction<SquadLeft | undefined> {
  const before = yield* squadOf(memberId);
  yield sql`
    INSERT INTO squad_member (member_id, squad_id, joined_at) VALUES (${memberId}, ${squadId}, ${now})
    ON CONFLICT (member_id) DO UPDATE SET squad_id = excluded.squad_id, joined_at = excluded.joined_at`;
  return before && (yield* endedOrNot(before));
}

function* leaveSquad(memberId: string): Transaction<SquadLeft | undefined> {
  const before = yield* squadOf(memberId);
  if (before === undefined) return undefined;
  yield sql`DELETE FROM squad_member WHERE member_id = ${memberId}`;
  return yield* endedOrNot(before);
}

function* endedOrNot(squad: SquadName): Transaction<SquadLeft> {
  return { ...squad, ended: (yield* endEmpty([squad.id])).length > 0 };
}

function* squadOf(memberId: string): Transaction<SquadName | undefined> {
  const row = yield* first(sql`
    SELECT squad.id, squad.name FROM squad_member JOIN squad ON squad.id = squad_member.squad_id
    WHERE squad_member.member_id = CAST(${memberId} AS TEXT)`);
  return row && toName(row);
}

function* squadsOfTeam(teamId: string, since: number): Transaction<readonly Squad[]> {
  const rows: readonly Row[] = yield sql`
    SELECT squad.id, squad.name, squad.key, COALESCE(squad.captain, squad.created_by) AS captain,
      squad_member.joined_at, member.id AS member_id,
      (SELECT CAST(COUNT(*) AS BIGINT) FROM squad_block WHERE squad_block.squad_id = squad.id) AS removed
    FROM squad
    LEFT JOIN squad_member ON squad_member.squad_id = squad.id
    LEFT JOIN member ON member.id = squad_member.member_id AND member.seen_at >= ${since}
    WHERE squad.team_id = CAST(${teamId} AS TEXT) AND squad.ended = 0
    ORDER BY squad.key, member.id`;
  return [...Map.groupBy(rows, (row) => text(row, "id")).values()].flatMap((same) => {
    const [row] = same;
    if (row === undefined) return [];
    const members = same.filter((one) => one.member_id !== null).map(toSquadMember);
    const captain = captainOf(maybeText(row, "captain"), members);
    const ids = members.map(({ id }) => id);
    return [
      { ...toName(row), key: text(row, "key"), captain, members: ids, removed: number(row, "removed") },
    ];
  });
}

function toSquadMember(row: Row): SquadMember {
  return { id: text(row, "member_id"), joinedAt: number(row, "joined_at") };
}

function* squadNames({ platform, externalId }: TeamRef, since: number): Transaction<readonly string[]> {
  const rows = yield sql`
    SELECT squad.name
    FROM team
    JOIN squad ON squad.team_id = team.id
    JOIN squad_member ON squad_member.squad_id = squad.id
    JOIN member ON member.id = squad_member.member_id AND member.seen_at >= ${since}
    WHERE team.platform = ${platform} AND team.external_id = ${externalId}
    GROUP BY squad.id, squad.name, squad.key ORDER BY COUNT(*) DESC, squad.key`;
  return rows.map((row) => text(row, "name"));
}

function toName(row: Row): SquadName {
  return { id: text(row, "id"), name: text(row, "name") };
}
