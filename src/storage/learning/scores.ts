// Scores: answers of closed postings, rolled up per member per day and for all time. Standings then cost the same at ten
// million answers as at ten thousand.

import type { Period } from "../../core/leaderboard/period.ts";
import { amendedPoints } from "../../core/leaderboard/points.ts";
import type { CalendarDate } from "../../core/model.ts";
import { closedStates } from "../../core/posting.ts";
import type { MemberScore, Scores } from "../../ports/storage/scores.ts";
import { among } from "../daily/posting-states.ts";
import {
  type Database,
  flag,
  maybeText,
  number,
  type Row,
  rowsOf,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { readSquadScores, rollUpSquads } from "./squad-scores.ts";

interface Sums {
  readonly points: number;
  readonly answered: number;
  readonly correct: number;
}

const nothing: Sums = { points: 0, answered: 0, correct: 0 };

/** The scores in this database. */
export function createScores(database: Database): Scores {
  return {
    inPeriod: (teamId, period) => database.read(() => readScores(teamId, period)),
    ofSquads: (teamId, period) => database.read(() => readSquadScores(teamId, period)),
  };
}

/** Everyone's score in a team's period. */
export function* readScores(teamId: string, period: Period): Transaction<readonly MemberScore[]> {
  const rows =
    period.from === undefined || period.to === undefined
      ? yield sql`
          SELECT member.id, member.external_id, member.name, member.hidden, member.pseudonym, score_total.points,
            score_total.answered, score_total.correct
          FROM score_total JOIN member ON member.id = score_total.member_id
          WHERE score_total.team_id = CAST(${teamId} AS TEXT)`
      : yield sql`
          SELECT member.id, member.external_id, member.name, member.hidden, member.pseudonym,
            CAST(SUM(score_day.points) AS BIGINT) AS points,
            CAST(SUM(score_day.answered) AS BIGINT) AS answered, CAST(SUM(score_day.correct) AS BIGINT) AS correct
          FROM score_day JOIN member ON member.id = score_day.member_id
          WHERE score_day.team_id = CAST(${teamId} AS TEXT) AND score_day.date >= ${period.from}
            AND score_day.date <= ${period.to}
          GROUP BY member.id, member.external_id, member.name, member.hidden, member.pseudonym`;
  return rows.map((row) => ({
    member: text(row, "id"),
    ref: flag(row, "hidden")
      ? { externalId: "", name: text(row, "pseudonym") }
      : { externalId: text(row, "external_id"), name: text(row, "name") },
    points: number(row, "points"),
    answered: number(row, "answered"),
    right: number(row, "correct"),
  }));
}

/** A member's date in a team. */
export interface MemberDay {
  readonly teamId: string;
  readonly memberId: string;
  readonly date: CalendarDate;
}

/** Recomputes members' days from answers and amendments, and adds the differences to the totals. */
export function* rollUp(days: readonly MemberDay[]): Transaction<void> {
  const answers = yield sql`
    SELECT DISTINCT posting.team_id, posting.date, answer.id, answer.member_id, answer.squad_id, answer.correct,
      answer.open_book, answer.hinted,
      (SELECT MAX(amendment.kind) FROM amendment
        WHERE amendment.answer_id = answer.id AND amendment.kind IN ('void', 'credit')) AS amendment
    FROM ${rowsOf(days)} AS one CROSS JOIN posting CROSS JOIN answer
    WHERE posting.team_id = one.value ->> 'teamId' AND posting.date = one.value ->> 'date'
      AND posting.state IN ${among(closedStates)}
      AND answer.posting_id = posting.id AND answer.member_id = one.value ->> 'memberId' AND answer.kind = 'daily'`;
  const sums = sumUp(answers, ["team_id", "member_id", "date"]);
  // In order, so that two postings which close at the same time don't wait for each other's rows.
  yield sql`
    INSERT INTO score_total (team_id, member_id, points, answered, correct)
    SELECT one.value ->> 'team_id', one.value ->> 'member_id',
      CAST(SUM(CAST(one.value ->> 'points' AS BIGINT) - COALESCE(day.points, 0)) AS BIGINT),
      CAST(SUM(CAST(one.value ->> 'answered' AS BIGINT) - COALESCE(day.answered, 0)) AS BIGINT),
      CAST(SUM(CAST(one.value ->> 'correct' AS BIGINT) - COALESCE(day.correct, 0)) AS BIGINT)
    FROM ${rowsOf(sums)} AS one
    LEFT JOIN score_day AS day ON day.team_id = one.value ->> 'team_id' AND day.date = one.value ->> 'date'
      AND day.member_id = one.value ->> 'member_id'
    GROUP BY one.value ->> 'team_id', one.value ->> 'member_id'
    ORDER BY one.value ->> 'team_id', one.value ->> 'member_id'
    ON CONFLICT (team_id, member_id) DO UPDATE SET
      points = score_total.points + excluded.points, answered = score_total.answered + excluded.answered,
      correct = score_total.correct + excluded.correct`;
  yield sql`
    INSERT INTO score_day (team_id, member_id, date, points, answered, correct)
    SELECT one.value ->> 'team_id', one.value ->> 'member_id', one.value ->> 'date',
      CAST(one.value ->> 'points' AS BIGINT), CAST(one.value ->> 'answered' AS BIGINT),
      CAST(one.value ->> 'correct' AS BIGINT)
    FROM ${rowsOf(sums)} AS one WHERE true
    ON CONFLICT (team_id, date, member_id) DO UPDATE SET
      points = excluded.points, answered = excluded.answered, correct = excluded.correct`;
  const inSquads = answers.filter((answer) => answer.squad_id !== null);
  if (inSquads.length > 0) yield* rollUpSquads(sumUp(inSquads, ["squad_id", "member_id", "date"]));
}

/** The answers' sums per group, with the columns that name the group. */
function sumUp(answers: readonly Row[], columns: readonly string[]): readonly (Row & Sums)[] {
  const groups = Map.groupBy(answers, (row) => JSON.stringify(columns.map((column) => row[column])));
  return [...groups.values()].map((rows) => ({
    ...Object.fromEntries(columns.map((column) => [column, rows[0]?.[column] ?? null])),
    ...rows.map(sumsOf).reduce(add),
  }));
}

function sumsOf(row: Row): Sums {
  // If an answer has both amendments, MAX prefers 'void', which takes all points.
  const amendment = maybeText(row, "amendment") as "void" | "credit" | undefined;
  if (amendment === "void") return nothing;
  const correct = flag(row, "correct");
  return {
    points: amendedPoints(
      { correct, openBook: flag(row, "open_book"), hinted: flag(row, "hinted") },
      amendment,
    ),
    answered: 1,
    correct: correct || amendment === "credit" ? 1 : 0,
  };
}

function add(a: Sums, b: Sums): Sums {
  return { points: a.points + b.points, answered: a.answered + b.answered, correct: a.correct + b.correct };
}
