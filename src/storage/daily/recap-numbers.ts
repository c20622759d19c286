// The numbers of a weekly recap: counted from its week's answers and the rollups, in a fixed number of statements.
import { DAYS_BEFORE, mostMissed } from "../../core/leaderboard/recap.ts";
import type { CalendarDate } from "../../core/model.ts";
import { closedStates, openStates } from "../../core/posting.ts";
import { addDays } from "../../core/study-day.ts";
import type { MemberRef } from "../../ports/reply.ts";
import type { Recap, RecapMember, RecapNumbers, RecapQuestion } from "../../ports/storage/daily/recaps.ts";
import { readSquadScores } from "../learning/squad-scores.ts";
import { toStreak } from "../learning/streaks.ts";
import { isAway } from "../person/away.ts";
import { first, flag, number, type Row, sql, type Transaction, text } from "../transaction.ts";
import { readPosting } from "./posting-rows.ts";
import { among } from "./posting-states.ts";

/** Participants answered at least one of this many last postings. */
const PARTICIPATION_WINDOW = 20;

/** All numbers of a recap. */
export function* readNumbers(recap: Recap): Transaction<RecapNumbers> {
  const questions = yield* readAsked(recap);
  const squads = yield sql`SELECT id, name FROM squad WHERE team_id = ${recap.teamId} ORDER BY id`;
  return {
    questions,
    ...(yield* countParticipants(recap)),
    members: yield* readMembers(recap),
    squads: squads.map((row) => ({ id: text(row, "id"), name: text(row, "name") })),
    squadScores: yield* readSquadScores(recap.teamId, {
      name: "week",
      from: recap.week,
      to: recap.lastDate,
    }),
    streaks: yield* readStreaks(recap),
    fooled: yield* readFooled(recap, questions),
  };
}

/** The week's closed questions with their counts; void answers don't count, credited ones are right. */
function* readAsked({ drillId, week, lastDate }: Recap): Transaction<readonly RecapQuestion[]> {
  const rows = yield sql`
    SELECT id, date, CAST(COUNT(answer_id) AS BIGINT) AS given,
      CAST(COALESCE(SUM(CASE WHEN amendment = 'void' THEN 1 ELSE 0 END), 0) AS BIGINT) AS void,
      CAST(COALESCE(SUM(CASE WHEN amendment IS NULL THEN 0 ELSE 1 END), 0) AS BIGINT) AS amended,
      CAST(COALESCE(SUM(CASE WHEN amendment = 'void' THEN 0 WHEN amendment = 'credit' THEN 1 ELSE correct END), 0)
        AS BIGINT) AS correct
    FROM (
      SELECT posting.id, posting.date, answer.id AS answer_id, COALESCE(answer.correct, 0) AS correct, (
        SELECT MAX(amendment.kind) FROM amendment
        WHERE amendment.answer_id = answer.id AND amendment.kind IN ('void', 'credit')) AS amendment
      FROM posting LEFT JOIN answer ON answer.posting_id = posting.id AND answer.kind = 'daily'
      WHERE posting.drill_id = ${drillId} AND posting.date >= ${week} AND posting.date <= ${lastDate}
        AND posting.state IN ${among(closedStates)}) AS one
    GROUP BY id, date ORDER BY date`;
  return rows.map((row) => {
    const answers = number(row, "given") - number(row, "void");
    const right = number(row, "correct");
    return {
      postingId: text(row, "id"),
      date: text(row, "date") as CalendarDate,
      answers,
      right,
      wrong: answers - right,
      amended: number(row, "amended"),
    };
  });
}

function* countParticipants({
  drillId,
  week,
  lastDate,
}: Recap): Transaction<Pick<RecapNumbers, "answered" | "participants">> {
  const row = yield* first(sql`
    SELECT CAST(COUNT(DISTINCT answer.member_id) AS BIGINT) AS participants,
      CAST(COUNT(DISTINCT CASE WHEN asked.date >= ${week} THEN answer.member_id END) AS BIGINT) AS answered
    FROM (
      SELECT id, date FROM posting WHERE drill_id = ${drillId} AND date <= ${lastDate}
      ORDER BY date DESC LIMIT ${PARTICIPATION_WINDOW}) AS asked
    JOIN answer ON answer.posting_id = asked.id AND answer.kind = 'daily'`);
  return {
    answered: row === undefined ? 0 : number(row, "answered"),
    participants: row === undefined ? 0 : number(row, "participants"),
  };
}

function* readMembers({ teamId, week, lastDate }: Recap): Transaction<readonly RecapMember[]> {
  const rows = yield sql`
    SELECT member.id, member.external_id, member.name, member.hidden, member.pseudonym,
      one.points, one.answered, one.correct, one.answered_before, one.correct_before
    FROM (
      SELECT member_id,
        CAST(SUM(CASE WHEN date >= ${week} THEN points ELSE 0 END) AS BIGINT) AS points,
        CAST(SUM(CASE WHEN date >= ${week} THEN answered ELSE 0 END) AS BIGINT) AS answered,
        CAST(SUM(CASE WHEN date >= ${week} THEN correct ELSE 0 END) AS BIGINT) AS correct,
        CAST(SUM(CASE WHEN date < ${week} THEN answered ELSE 0 END) AS BIGINT) AS answered_before,
        CAST(SUM(CASE WHEN date < ${week} THEN correct ELSE 0 END) AS BIGINT) AS correct_before
      FROM score_day
      WHERE team_id = CAST(${teamId} AS TEXT) AND date >= ${addDays(week, -DAYS_BEFORE)} AND date <= ${lastDate}
      GROUP BY member_id) AS one
    JOIN member ON member.id = one.member_id
    WHERE one.answered > 0`;
  return rows.map((row) => {
    const thisWeek = { answered: number(row, "answered"), right: number(row, "correct") };
    return {
      member: text(row, "id"),
      ref: refOf(row),
      hidden: flag(row, "hidden"),
      points: number(row, "points"),
      ...thisWeek,
      thisWeek,
      before: { answered: number(row, "answered_before"), right: number(row, "correct_before") },
    };
  });
}

function refOf(row: Row): MemberRef {
  return flag(row, "hidden")
    ? { externalId: "", name: text(row, "pseudonym") }
    : { externalId: text(row, "external_id"), name: text(row, "name") };
}

function* readStreaks({ drillId, week, lastDate }: Recap): Transaction<RecapNumbers["streaks"]> {
  const rows = yield sql`
    SELECT streak.*, member.external_id, member.name, member.hidden, member.pseudonym, (
      SELECT CAST(COUNT(*) AS BIGINT) FROM posting
      WHERE posting.drill_id = streak.drill_id AND posting.date > streak.last_date
        AND posting.state IN ${among(closedStates)} AND posting.outage_id IS NULL
        AND NOT ${isAway(sql`streak.member_id`, sql`posting.date`)}) AS missed
    FROM streak JOIN member ON member.id = streak.member_id
    WHERE streak.drill_id = ${drillId} AND streak.member_id IN (
      SELECT answer.member_id FROM answer JOIN posting ON posting.id = answer.posting_id
      WHERE answer.kind = 'daily' AND posting.drill_id = ${drillId}
        AND posting.date >= ${week} AND posting.date <= ${lastDate})
    ORDER BY streak.member_id`;
  return rows.map((row) => ({ streak: toStreak(row), missed: number(row, "missed"), ref: refOf(row) }));
}

/** Leaves out questions that the team is asked again right now, or that are quarantined: their key stays secret. */
function* readFooled(
  { teamId, drillId, week, lastDate }: Recap,
  asked: readonly RecapQuestion[],
): Transaction<RecapNumbers["fooled"]> {
  const kept = yield sql`
    SELECT id FROM posting
    WHERE drill_id = ${drillId} AND date >= ${week} AND date <= ${lastDate}
      AND (EXISTS (
          SELECT 1 FROM posting AS open
          WHERE open.team_id = CAST(${teamId} AS TEXT) AND open.question_id = posting.question_id
            AND open.state IN ${among(openStates)})
        OR EXISTS (
          SELECT 1 FROM ruling
          WHERE ruling.question_id = posting.question_id AND ruling.question_version = posting.question_version
            AND ruling.place IN ('', CAST(${teamId} AS TEXT)) AND ruling.verdict = 'quarantine'))`;
  const secret = new Set(kept.map((row) => text(row, "id")));
  const missed = mostMissed(asked.filter(({ postingId }) => !secret.has(postingId)));
  const posting = missed && (yield* readPosting(missed.postingId));
  return missed && posting && { ...missed, question: posting.question };
}
