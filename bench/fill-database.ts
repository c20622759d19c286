// Fills a migrated database with teams of 50 who answer four of five daily postings. It's all SQL, so ten million
// rows never pass through JavaScript.
import type Sqlite from "better-sqlite3";
import { library, type Recalled, replay, weightCount } from "../src/core/memory.ts";
import type { StudyDay } from "../src/core/model.ts";
import { addDays, daysBetween } from "../src/core/study-day.ts";

export interface Size {
  readonly answers: number;
  readonly teams: number;
  /** Postings per team, five per week; the last one is on `lastDay`. */
  readonly postings: number;
  readonly seed: number;
}

const members = 50;
/** Answers per posting. */
const answering = 40;
const questions = 300;
/** A Friday. */
export const lastDay = "2026-11-20" as StudyDay;

/** Up to four years of postings, then more teams. Rounds the size up to whole weeks and teams. */
export function sizeFor(answers: number, seed: number): Size {
  const asked = answers / answering;
  const teams = Math.max(5, Math.ceil(asked / 1000));
  const postings = Math.ceil(asked / teams / 5) * 5;
  return { answers: teams * postings * answering, teams, postings, seed };
}

/** A number from 0 to 99 for a posting and a member, determined by the seed (two Lehmer steps). */
const chance = `((((ask.p * 50021 + player.number + :seed * 7919) * 48271 % 2147483647) * 69621 % 2147483647) % 100)`;

/** Small tables that everything else is a product of. */
const plan = [
  `CREATE TEMP TABLE number AS
    WITH RECURSIVE counted (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n < 99999) SELECT n FROM counted`,
  // p counts weekdays, so a week's Monday is p / 5 weeks after the first.
  `CREATE TEMP TABLE day AS
    SELECT n AS p, date(:firstDay, (n / 5 * 7 + n % 5) || ' days') AS date,
      unixepoch(:firstDay, (n / 5 * 7 + n % 5) || ' days', '9 hours') * 1000 AS at
    FROM number WHERE n < :postings`,
  `CREATE TEMP TABLE crew AS
    SELECT n AS t, printf('%013d%07d', :since, n) AS team_id, printf('%013d%07d', :since + 1, n) AS drill_id
    FROM number WHERE n < :teams`,
  `CREATE TEMP TABLE player (number INTEGER PRIMARY KEY, t, m, team_id, learner_id, member_id)`,
  `INSERT INTO player
    SELECT t * 50 + n, t, n, team_id, printf('%013d%07d', :since + 2, t * 50 + n),
      printf('%013d%07d', :since + 3, t * 50 + n)
    FROM crew CROSS JOIN number WHERE n < 50`,
  `CREATE INDEX temp.player_team ON player (t)`,
  // Each team cycles through the questions from a different start.
  `CREATE TEMP TABLE ask AS
    SELECT day.p, day.date, day.at, crew.t, crew.team_id, crew.drill_id, (day.p + crew.t * 17) % 300 AS q,
      printf('question-%03d', (day.p + crew.t * 17) % 300) AS question_id,
      printf('%013d%07d', day.at, crew.t) AS posting_id
    FROM day CROSS JOIN crew`,
  `CREATE INDEX temp.ask_question ON ask (t, q, p)`,
] as const;

const people = [
  `INSERT INTO team (id, platform, external_id, name, created_at)
    SELECT team_id, 'slack', 'T' || t, 'Team ' || t, :since FROM crew`,
  `INSERT INTO learner (id, zone, created_at) SELECT learner_id, 'UTC', :since FROM player`,
  `INSERT INTO member (id, team_id, learner_id, external_id, name, created_at)
    SELECT member_id, team_id, learner_id, 'U' || number, 'Member ' || m, :since FROM player`,
  `INSERT INTO drill (id, team_id, channel, local_time, zone, weekdays, holidays, feedback, closes_after_hours,
      created_at)
    SELECT drill_id, team_id, 'general', '09:00', 'UTC', '[1,2,3,4,5]', '[]', 'instant', 24, :since FROM crew`,
  `INSERT INTO question_version (question_id, version, hash, body, stored_at)
    SELECT printf('question-%03d', n), 1, 'hash-' || n, '{}', :since FROM number WHERE n < ${questions}`,
  `INSERT INTO posting (id, drill_id, team_id, date, question_id, question_version, option_order, reason, feedback,
      state, lease_until, message, opened_at, closes_at, closed_at)
    SELECT posting_id, drill_id, team_id, date, question_id, 1, '[2,0,3,1]', 'Why this one: it is new.', 'instant',
      'closed', at, posting_id, at, at + 86400000, at + 86400000
    FROM ask ORDER BY p, t`,
] as const;

const answered = `player.m % 5 <> ask.p % 5`;
const correct = `${chance} < 70`;

const log = [
  // In arrival order: day by day, posting by posting.
  `INSERT INTO answer (id, member_id, learner_id, posting_id, question_id, question_version, option_index, correct,
      open_book, kind, points, study_day, answered_at)
    SELECT (at + m) || substr(member_id, 14), member_id, learner_id, posting_id, question_id, 1,
      CASE WHEN correct THEN 0 ELSE 1 + number % 3 END, correct, 0, 'daily', CASE WHEN correct THEN 10 ELSE 2 END,
      date, at + m
    FROM (SELECT ask.*, player.*, ${correct} AS correct
      FROM ask CROSS JOIN player ON player.t = ask.t WHERE ${answered})`,
  `INSERT INTO score_day (team_id, member_id, date, points, answered, correct)
    SELECT team_id, member_id, date, CASE WHEN correct THEN 10 ELSE 2 END, 1, correct
    FROM (SELECT ask.team_id, player.member_id, ask.date, ${correct} AS correct
      FROM ask CROSS JOIN player ON player.t = ask.t WHERE ${answered})`,
  `INSERT INTO score_total (team_id, member_id, points, answered, correct)
    SELECT team_id, member_id, SUM(CASE WHEN correct THEN 10 ELSE 2 END), COUNT(*), SUM(correct)
    FROM (SELECT player.number, ask.team_id, player.member_id, ${correct} AS correct
      FROM player CROSS JOIN ask ON ask.t = player.t WHERE ${answered})
    GROUP BY number`,
  // Each card's log as text: right or wrong, and the number of the question's posting in the team.
  `CREATE TEMP TABLE history AS
    SELECT number, learner_id, question_id, MIN(p) AS first, MAX(date) AS last_day,
      group_concat(correct || (p / ${questions}), ' ') AS log
    FROM (SELECT player.number, player.learner_id, ask.q, ask.question_id, ask.p, ask.date, ${correct} AS correct
      FROM player CROSS JOIN ask INDEXED BY ask_question ON ask.t = player.t WHERE ${answered})
    GROUP BY number, q`,
] as const;

const cards = [
  // A card's row position comes from its first answer, so a learner's cards are spread over the years.
  `INSERT INTO card (learner_id, question_id, stability, difficulty, reviews, lapses, last_day, due_day, library,
      weight_count)
    SELECT learner_id, question_id, stability, difficulty, reviews, lapses, last_day,
      date(last_day, days || ' days'), :library, :weightCount
    FROM history JOIN memory USING (log) ORDER BY first, number`,
] as const;

/** All statements. A different text makes a different database. */
export function fillingText(): string {
  return [...plan, ...people, ...log, ...cards, members, lastDay].join(";\n");
}

/**
 * Creates everything as if it had been asked, answered, scored, and replayed. Leaves out postings' tallies and
 * streaks, because no measurement reads them.
 */
export function fillDatabase(connection: Sqlite.Database, { teams, postings, seed }: Size): void {
  const firstDay = addDays(lastDay, -(postings / 5) * 7 + 3);
  const since = Date.parse(`${firstDay}T00:00:00Z`) - 86_400_000;
  const values = { teams, postings, seed, firstDay, since, library, weightCount };
  const run = (statements: readonly string[]) => {
    for (const text of statements) connection.prepare(text).run(values);
  };
  connection.exec("BEGIN");
  run([...plan, ...people, ...log]);
  connection.exec(
    "CREATE TEMP TABLE memory (log TEXT PRIMARY KEY, stability, difficulty, reviews, lapses, days)",
  );
  const keep = connection.prepare("INSERT INTO memory VALUES (?, ?, ?, ?, ?, ?)");
  for (const log of connection.prepare<[], string>("SELECT DISTINCT log FROM history").pluck().all()) {
    const card = replay(readLog(log));
    if (card === undefined) throw new Error("A history has answers.");
    keep.run(
      log,
      card.stability,
      card.difficulty,
      card.reviews,
      card.lapses,
      daysBetween(card.lastDay, card.dueDay),
    );
  }
  run(cards);
  connection.exec("COMMIT");
}

/** Reads "10 03" as answers: right the first time, wrong the fourth; 300 postings are 60 weeks. */
function readLog(log: string): readonly Recalled[] {
  return log.split(" ").map((entry) => ({
    recall: entry.startsWith("1") ? "right" : "wrong",
    day: addDays(lastDay, Number(entry.slice(1)) * 420),
  }));
}
