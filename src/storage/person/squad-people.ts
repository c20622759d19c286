// A squad's members, and those its captain removed.
import { captainOf } from "../../core/leaderboard/squad-captain.ts";
import type { SquadPeople, SquadPerson, SquadRemoval, SquadRemoved } from "../../ports/storage/squads.ts";
import { first, flag, maybeText, number, type Row, sql, type Transaction, text } from "../transaction.ts";

/** Removes and blocks a member, if `captain` leads the squad. The captain stays, so the squad can't become empty. */
export function* removeMember(removal: SquadRemoval, now: number): Transaction<SquadRemoved> {
  const { squadId, captain, memberId, since } = removal;
  if ((yield* readCaptain(squadId, since)) !== captain) return "not captain";
  if (memberId === captain) return "not in it";
  const removed = yield sql`
    DELETE FROM squad_member WHERE member_id = ${memberId} AND squad_id = ${squadId} RETURNING member_id`;
  if (removed.length === 0) return "not in it";
  yield sql`
    INSERT INTO squad_block (squad_id, member_id, blocked_at) VALUES (${squadId}, ${memberId}, ${now})
    ON CONFLICT (squad_id, member_id) DO NOTHING`;
  return "removed";
}

/** Unblocks a member; false if `captain` doesn't lead the squad or the member wasn't blocked. */
export function* readmitMember({ squadId, captain, memberId, since }: SquadRemoval): Transaction<boolean> {
  if ((yield* readCaptain(squadId, since)) !== captain) return false;
  const readmitted = yield sql`
    DELETE FROM squad_block WHERE squad_id = ${squadId} AND member_id = ${memberId} RETURNING member_id`;
  return readmitted.length > 0;
}

/** Whether the captain removed this member from the squad. */
export function* isBlocked(squadId: string, memberId: string): Transaction<boolean> {
  const rows = yield sql`
    SELECT member_id FROM squad_block WHERE squad_id = ${squadId} AND member_id = ${memberId}`;
  return rows.length > 0;
}

/** The ID of a squad's captain; undefined if it's gone or has no active members. */
export function* readCaptain(squadId: string, since: number): Transaction<string | undefined> {
  const squad = yield* first(
    sql`SELECT COALESCE(captain, created_by) AS captain FROM squad WHERE id = ${squadId}`,
  );
  return squad && captainOf(maybeText(squad, "captain"), (yield* readMembers(squadId, since)).map(toMember));
}

/** A squad's captain, members, and removed members; undefined if the team has no such squad. */
export function* readPeople(
  squadId: string,
  teamId: string,
  since: number,
): Transaction<SquadPeople | undefined> {
  const squad = yield* first(
    sql`SELECT id, name, COALESCE(captain, created_by) AS captain FROM squad
      WHERE id = ${squadId} AND team_id = ${teamId} AND ended = 0`,
  );
  if (squad === undefined) return undefined;
  const members = yield* readMembers(squadId, since);
  const removed = yield sql`
    SELECT member.id, member.external_id, member.name, member.hidden, member.pseudonym
    FROM squad_block JOIN member ON member.id = squad_block.member_id
    WHERE squad_block.squad_id = ${squadId} ORDER BY squad_block.blocked_at DESC, member.id`;
  return {
    id: squadId,
    name: text(squad, "name"),
    captain: captainOf(maybeText(squad, "captain"), members.map(toMember)),
    members: members.map(toPerson),
    removed: removed.map(toPerson),
  };
}

/** Members seen since `since` (epoch ms), the latest to join first. */
function* readMembers(squadId: string, since: number): Transaction<readonly Row[]> {
  return yield sql`
    SELECT member.id, member.external_id, member.name, member.hidden, member.pseudonym, squad_member.joined_at
    FROM squad_member JOIN member ON member.id = squad_member.member_id
    WHERE squad_member.squad_id = ${squadId} AND member.seen_at >= ${since}
    ORDER BY squad_member.joined_at DESC, member.id`;
}

function toMember(row: Row) {
  return { id: text(row, "id"), joinedAt: number(row, "joined_at") };
}

function toPerson(row: Row): SquadPerson {
  const ref = flag(row, "hidden")
    ? { externalId: "", name: text(row, "pseudonym") }
    : { externalId: text(row, "external_id"), name: text(row, "name") };
  return { id: text(row, "id"), ref };
}
