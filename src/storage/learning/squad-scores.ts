// Squad scores: what each member earned in each squad, rolled up per day and for all time, like members' scores.

import type { Period } from "../../core/leaderboard/period.ts";
import type { NamedSquadScore } from "../../ports/storage/scores.ts";
import { maybeText, number, rowsOf, sql, type Transaction, text } from "../transaction.ts";

/**
 * Stores members' points per date and squad (squad_id, member_id, date, points), and adds the differences to the totals.
 * Ignores a squad that was deleted.
 */
export function* rollUpSquads(sums: readonly object[]): Transaction<void> {
  yield sql`
    INSERT INTO squad_score_total (squad_id, member_id, points)
    SELECT squad.id, one.value ->> 'member_id',
      CAST(SUM(CAST(one.value ->> 'points' AS BIGINT) - COALESCE(day.points, 0)) AS BIGINT)
    FROM ${rowsOf(sums)} AS one CROSS JOIN squad
    LEFT JOIN squad_score_day AS day ON day.squad_id = squad.id AND day.date = one.value ->> 'date'
      AND day.member_id = one.value ->> 'member_id'
    WHERE squad.id = one.value ->> 'squad_id'
    GROUP BY squad.id, one.value ->> 'member_id'
    ON CONFLICT (squad_id, member_id) DO UPDATE SET points = squad_score_total.points + excluded.points`;
  yield sql`
    INSERT INTO squad_score_day (squad_id, member_id, date, points)
    SELECT squad.id, one.value ->> 'member_id', one.value ->> 'date', CAST(one.value ->> 'points' AS BIGINT)
    FROM ${rowsOf(sums)} AS one CROSS JOIN squad WHERE squad.id = one.value ->> 'squad_id'
    ON CONFLICT (squad_id, date, member_id) DO UPDATE SET points = excluded.points`;
}

/** What each member earned in each squad of a team in a period, even if they have left it or the squad has ended. */
export function* readSquadScores(teamId: string, period: Period): Transaction<readonly NamedSquadScore[]> {
  const rows =
    period.from === undefined || period.to === undefined
      ? yield sql`
          SELECT squad.id, squad.name, score.member_id, score.points
          FROM squad JOIN squad_score_total AS score ON score.squad_id = squad.id
          WHERE squad.team_id = CAST(${teamId} AS TEXT)`
      : yield sql`
          SELECT squad.id, squad.name, score.member_id, CAST(SUM(score.points) AS BIGINT) AS points
          FROM squad JOIN squad_score_day AS score ON score.squad_id = squad.id
          WHERE squad.team_id = CAST(${teamId} AS TEXT) AND score.date >= ${period.from}
            AND score.date <= ${period.to}
          GROUP BY squad.id, squad.name, score.member_id
          UNION ALL
          SELECT squad.id, squad.name, NULL, kept.points
          FROM squad JOIN squad_kept AS kept ON kept.squad_id = squad.id
          WHERE squad.team_id = CAST(${teamId} AS TEXT) AND kept.period = ${period.name}
            AND kept.from_date = ${period.from}`;
  return rows.map((row) => ({
    squad: text(row, "id"),
    name: text(row, "name"),
    member: maybeText(row, "member_id"),
    points: number(row, "points"),
  }));
}
