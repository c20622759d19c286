// Draws a team's squads: everyone who takes part gets a new squad, and the squads before end.
import { type Drawn, drawSquads } from "../../core/leaderboard/draw-squads.ts";
import type { Drawable, Drawing, DrawOutcome, DrawScope } from "../../ports/storage/squads.ts";
import { first, number, rowsOf, sql, type Transaction, text } from "../transaction.ts";
import { endEmpty } from "./end-squads.ts";

/** How many people a draw would take, and how many squads it would end. */
export function* readDrawable(scope: DrawScope): Transaction<Drawable> {
  const people = yield* readEntrants(scope);
  const row = yield* first(
    sql`SELECT CAST(COUNT(*) AS BIGINT) AS squads FROM squad WHERE team_id = ${scope.teamId} AND ended = 0`,
  );
  return { people: people.length, squads: row === undefined ? 0 : number(row, "squads") };
}

/** Makes the squads, if each gets a member. */
export function* drawTeam({ scope, squads, seed }: Drawing, now: number): Transaction<DrawOutcome> {
  const people = yield* readEntrants(scope);
  if (people.length < squads.length) return { type: "too few", people: people.length };
  const before = yield sql`SELECT id FROM squad WHERE team_id = ${scope.teamId} AND ended = 0`;
  yield sql`
    DELETE FROM squad_member WHERE squad_id IN (SELECT id FROM squad WHERE team_id = ${scope.teamId} AND ended = 0)`;
  yield* endEmpty(before.map((row) => text(row, "id")));
  yield sql`
    INSERT INTO squad (id, team_id, name, key, created_at)
    SELECT one.value ->> 'id', CAST(${scope.teamId} AS TEXT), one.value ->> 'name', one.value ->> 'key',
      CAST(${now} AS BIGINT)
    FROM ${rowsOf(squads)} AS one`;
  const drawn = drawSquads(people, squads.length, seed);
  const placed = drawn.flatMap((ids, index) =>
    ids.map((memberId) => ({ memberId, squadId: squads[index]?.id, notice: squads[index]?.notice })),
  );
  // Someone who joins another squad at the same time locks their row: then this starts again.
  yield sql`
    INSERT INTO squad_member (member_id, squad_id, joined_at)
    SELECT one.value ->> 'memberId', one.value ->> 'squadId', CAST(${now} AS BIGINT)
    FROM ${rowsOf(placed)} AS one WHERE true
    ON CONFLICT (member_id) DO UPDATE SET squad_id = excluded.squad_id, joined_at = excluded.joined_at`;
  yield sql`
    INSERT INTO notice (id, member_id, markdown, created_at)
    SELECT (one.value ->> 'squadId') || ' ' || (one.value ->> 'memberId'), one.value ->> 'memberId',
      one.value ->> 'notice', CAST(${now} AS BIGINT)
    FROM ${rowsOf(placed)} AS one`;
  return { type: "drawn", people: people.length };
}

/** Active members who are in a squad, or whose answers counted since `scope.from`, with the points of those answers. */
function* readEntrants({ teamId, since, from }: DrawScope): Transaction<readonly Drawn[]> {
  const rows = yield sql`
    SELECT member.id, CAST(COALESCE((
        SELECT SUM(score.points) FROM score_day AS score
        WHERE score.team_id = member.team_id AND score.member_id = member.id AND score.date >= ${from}
      ), 0) AS BIGINT) AS points
    FROM member
    WHERE member.team_id = CAST(${teamId} AS TEXT) AND member.seen_at >= ${since}
      AND (EXISTS (SELECT 1 FROM squad_member WHERE squad_member.member_id = member.id)
        OR EXISTS (SELECT 1 FROM score_day AS score
          WHERE score.team_id = member.team_id AND score.member_id = member.id AND score.date >= ${from}))
    ORDER BY member.id`;
  return rows.map((row) => ({ id: text(row, "id"), points: number(row, "points") }));
}
