// What a squad's captain changes about it: its name, and who leads it.
import type {
  SquadAppointed,
  SquadAppointment,
  SquadNaming,
  SquadRenamed,
} from "../../ports/storage/squads.ts";
import { first, sql, type Transaction, text } from "../transaction.ts";
import { readCaptain } from "./squad-people.ts";

/** Renames a squad, unless another one of its team has the name. */
export function* renameSquad({
  squadId,
  teamId,
  name,
  key,
  captain,
  since,
}: SquadNaming): Transaction<SquadRenamed> {
  const squad = yield* first(
    sql`SELECT id, name FROM squad WHERE id = ${squadId} AND team_id = ${teamId} AND ended = 0`,
  );
  if (squad === undefined) return { type: "gone" };
  if (captain !== undefined && (yield* readCaptain(squadId, since)) !== captain)
    return { type: "not captain" };
  const same = yield* first(
    sql`SELECT id, name FROM squad WHERE team_id = ${teamId} AND key = ${key} AND id <> ${squadId}`,
  );
  if (same !== undefined)
    return { type: "exists", squad: { id: text(same, "id"), name: text(same, "name") } };
  yield sql`UPDATE squad SET name = ${name}, key = ${key} WHERE id = ${squadId} AND ended = 0`;
  return { type: "renamed", before: text(squad, "name") };
}

/** Makes another member the captain, if `captain` leads the squad. */
export function* appointCaptain({
  squadId,
  captain,
  memberId,
  since,
}: SquadAppointment): Transaction<SquadAppointed> {
  if ((yield* readCaptain(squadId, since)) !== captain) return "not captain";
  const appointed = yield sql`
    UPDATE squad SET captain = ${memberId}
    WHERE id = ${squadId} AND EXISTS (
      SELECT 1 FROM squad_member JOIN member ON member.id = squad_member.member_id
      WHERE squad_member.squad_id = squad.id AND squad_member.member_id = ${memberId} AND member.seen_at >= ${since})
    RETURNING id`;
  return appointed.length > 0 ? "appointed" : "not in it";
}
