// Keeps what deleted members earned in squads for the squads' closed scores, without saying who earned it.
import { type KeptScore, keepClosed, type SquadDay } from "../../core/leaderboard/kept-scores.ts";
import type { CalendarDate } from "../../core/model.ts";
import { calendarDate } from "../../core/study-day.ts";
import { list, maybeText, number, type Row, rowsOf, sql, type Transaction, text } from "../transaction.ts";

/** Before members and their points are deleted: squad scores of the periods that are over at `now` don't change by it. */
export function* keepClosedScores(memberIds: readonly string[], now: number): Transaction<void> {
  const squads = yield sql`
    SELECT squad.id, (
      SELECT drill.zone FROM drill WHERE drill.team_id = squad.team_id
      ORDER BY drill.created_at, drill.id LIMIT 1) AS zone
    FROM squad WHERE squad.id IN (SELECT squad_id FROM squad_score_total WHERE member_id IN ${list(memberIds)})`;
  if (squads.length === 0) return;
  const ids = list(squads.map((row) => text(row, "id")));
  const rows = yield sql`
    SELECT squad_id, member_id, date, points FROM squad_score_day WHERE squad_id IN ${ids} ORDER BY squad_id`;
  const before =
    yield sql`SELECT squad_id, period, from_date, points FROM squad_kept WHERE squad_id IN ${ids}`;
  const days = Map.groupBy(rows, (row) => text(row, "squad_id"));
  const kept = Map.groupBy(before, (row) => text(row, "squad_id"));
  const gone = new Set(memberIds);
  const stays = squads.flatMap((row) => {
    const id = text(row, "id");
    const today = calendarDate(now, maybeText(row, "zone") ?? "UTC");
    const best = keepClosed((days.get(id) ?? []).map(toDay), gone, (kept.get(id) ?? []).map(toKept), today);
    return placed(best).map((one) => ({ ...one, id }));
  });
  // Two members who are deleted at the same time both write place 1: the second one starts again.
  yield sql`
    INSERT INTO squad_kept (squad_id, period, from_date, place, points)
    SELECT one.value ->> 'id', one.value ->> 'period', one.value ->> 'from', CAST(one.value ->> 'place' AS BIGINT),
      CAST(one.value ->> 'points' AS BIGINT)
    FROM ${rowsOf(stays)} AS one WHERE true
    ON CONFLICT (squad_id, period, from_date, place) DO UPDATE SET points = excluded.points`;
}

/** Numbers the scores of each period, which are best first. */
function placed(scores: readonly KeptScore[]): readonly (KeptScore & { readonly place: number })[] {
  const periods = Map.groupBy(scores, ({ period, from }) => `${period} ${from}`);
  return [...periods.values()].flatMap((same) => same.map((one, index) => ({ ...one, place: index + 1 })));
}

function toDay(row: Row): SquadDay {
  return {
    member: text(row, "member_id"),
    date: text(row, "date") as CalendarDate,
    points: number(row, "points"),
  };
}

function toKept(row: Row): KeptScore {
  return {
    period: text(row, "period") as KeptScore["period"],
    from: text(row, "from_date") as CalendarDate,
    points: number(row, "points"),
  };
}
