// Squad scores: what each member earned in each squad, rolled up per day and for all time, like members' scores.

import type { Period } from "../../core/leaderboard/period.ts";
import type { SquadScore } from "../../core/leaderboard/squad-standings.ts";
import type { CalendarDate } from "../../core/model.ts";
import { number, sql, type Transaction, text } from "../transaction.ts";

/** Stores a member's points for a date in a squad, and adds the difference to the total. Ignores a squad that ended. */
export function* rollUpSquad(
  squadId: string,
  memberId: string,
  date: CalendarDate,
  points: number,
): Transaction<void> {
  yield sql`
    INSERT INTO squad_score_total (squad_id, member_id, points)
    SELECT squad.id, CAST(${memberId} AS TEXT), CAST(${points} AS BIGINT) - COALESCE((
        SELECT day.points FROM squad_score_day AS day
        WHERE day.squad_id = squad.id AND day.date = ${date} AND day.member_id = ${memberId}), 0)
    FROM squad WHERE squad.id = ${squadId}
    ON CONFLICT (squad_id, member_id) DO UPDATE SET points = squad_score_total.points + excluded.points`;
  yield sql`
    INSERT INTO squad_score_day (squad_id, member_id, date, points)
    SELECT squad.id, CAST(${memberId} AS TEXT), CAST(${date} AS TEXT), CAST(${points} AS BIGINT)
    FROM squad WHERE squad.id = ${squadId}
    ON CONFLICT (squad_id, date, member_id) DO UPDATE SET points = excluded.points`;
}

/** What each member earned in each squad of a team in a period, even if they have left it. */
export function* readSquadScores(teamId: string, period: Period): Transaction<readonly SquadScore[]> {
  const rows =
    period.from === undefined || period.to === undefined
      ? yield sql`
          SELECT score.squad_id, score.member_id, score.points
          FROM squad JOIN squad_score_total AS score ON score.squad_id = squad.id
          WHERE squad.team_id = CAST(${teamId} AS TEXT)`
      : yield sql`
          SELECT score.squad_id, score.member_id, CAST(SUM(score.points) AS BIGINT) AS points
          FROM squad JOIN squad_score_day AS score ON score.squad_id = squad.id
          WHERE squad.team_id = CAST(${teamId} AS TEXT) AND score.date >= ${period.from}
            AND score.date <= ${period.to}
          GROUP BY score.squad_id, score.member_id`;
  return rows.map((row) => ({
    squad: text(row, "squad_id"),
    member: text(row, "member_id"),
    points: number(row, "points"),
  }));
}
