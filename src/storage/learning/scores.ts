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
  first,
  flag,
  maybeText,
  number,
  type Row,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { readSquadScores, rollUpSquad } from "./squad-scores.ts";

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

function* readScores(teamId: string, period: Period): Transaction<readonly MemberScore[]> {
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

/** Recomputes a member's day from answers and amendments, and adds the difference to the total. */
export function* rollUp(teamId: string, memberId: string, date: CalendarDate): Transaction<void> {
  const answers = yield sql`
    SELECT answer.correct, answer.open_book, answer.hinted, answer.squad_id,
      (SELECT MAX(amendment.kind) FROM amendment
        WHERE amendment.answer_id = answer.id AND amendment.kind IN ('void', 'credit')) AS amendment
    FROM posting
    JOIN answer ON answer.posting_id = posting.id AND answer.member_id = CAST(${memberId} AS TEXT)
    WHERE posting.team_id = CAST(${teamId} AS TEXT) AND posting.date = CAST(${date} AS TEXT)
      AND posting.state IN ${among(closedStates)}
      AND answer.kind = 'daily'`;
  const now = answers.map(sumsOf).reduce(add, nothing);
  const before = yield* first(sql`
    SELECT points, answered, correct FROM score_day
    WHERE team_id = ${teamId} AND date = ${date} AND member_id = ${memberId}`);
  const change = before === undefined ? now : add(now, negate(toSums(before)));
  yield sql`
    INSERT INTO score_day (team_id, member_id, date, points, answered, correct)
    VALUES (${teamId}, ${memberId}, ${date}, ${now.points}, ${now.answered}, ${now.correct})
    ON CONFLICT (team_id, date, member_id) DO UPDATE SET
      points = excluded.points, answered = excluded.answered, correct = excluded.correct`;
  yield sql`
    INSERT INTO score_total (team_id, member_id, points, answered, correct)
    VALUES (${teamId}, ${memberId}, ${change.points}, ${change.answered}, ${change.correct})
    ON CONFLICT (team_id, member_id) DO UPDATE SET
      points = score_total.points + excluded.points, answered = score_total.answered + excluded.answered,
      correct = score_total.correct + excluded.correct`;
  const inSquads = answers.filter((answer) => answer.squad_id !== null);
  for (const [squad, own] of Map.groupBy(inSquads, (answer) => text(answer, "squad_id")))
    yield* rollUpSquad(squad, memberId, date, own.map(sumsOf).reduce(add, nothing).points);
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

function toSums(row: Row): Sums {
  return {
    points: number(row, "points"),
    answered: number(row, "answered"),
    correct: number(row, "correct"),
  };
}

function add(a: Sums, b: Sums): Sums {
  return { points: a.points + b.points, answered: a.answered + b.answered, correct: a.correct + b.correct };
}

function negate(sums: Sums): Sums {
  return { points: -sums.points, answered: -sums.answered, correct: -sums.correct };
}
