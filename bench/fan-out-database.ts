// Ten thousand teams of eight with drills due in the same minute, after two weeks of questions, and one more team
// whose members answer meanwhile.

import { readConfig } from "../src/config.ts";
import { questionHash } from "../src/content/stored-form.ts";
import { library, weightCount } from "../src/core/memory.ts";
import type { CalendarDate, Curriculum } from "../src/core/model.ts";
import type { Tap } from "../src/ports/storage/answers.ts";
import { migrateSqlite } from "../src/storage/migrate/migrate.ts";
import { openSqlite } from "../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../src/storage/storage.ts";

/** The due minute of all drills: 09:00 UTC on a Monday. */
export const due = Date.UTC(2026, 10, 23, 9);
const date = "2026-11-23" as CalendarDate;
const since = due - 30 * 86_400_000;

/** Each ID starts with its kind and ends with its number. Answers' IDs sort before today's, as time does in real ones. */
const statements = [
  "CREATE TEMP TABLE number (n INTEGER PRIMARY KEY)",
  "INSERT INTO number WITH RECURSIVE n (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < 99999) SELECT n FROM n",
  "CREATE TEMP TABLE question (q INTEGER PRIMARY KEY, question_id, version)",
  "INSERT INTO question SELECT ROW_NUMBER() OVER (ORDER BY question_id) - 1 AS q, question_id, version FROM question_version",
  `INSERT INTO team (id, platform, external_id, name, created_at)
    SELECT printf('t%019d', n), 'discord', 'T' || n, 'Team ' || n, :since FROM number WHERE n < :teams`,
  `INSERT INTO learner (id, zone, created_at) SELECT printf('l%019d', n), 'UTC', :since FROM number WHERE n < 8 * :teams`,
  `INSERT INTO member (id, team_id, learner_id, external_id, name, created_at)
    SELECT printf('m%019d', n), printf('t%019d', n / 8), printf('l%019d', n), 'U' || n, 'Member ' || n, :since
    FROM number WHERE n < 8 * :teams`,
  `INSERT INTO drill (id, team_id, channel, local_time, zone, weekdays, holidays, feedback, created_at, next_due_at,
      next_due_date)
    SELECT printf('d%019d', n), printf('t%019d', n), 'general', '09:00', 'UTC', '[1,2,3,4,5]', '[]', 'instant', :since,
      :due, :date
    FROM number WHERE n < :teams`,
  // Each team started at a different question.
  `CREATE TEMP TABLE ask AS
    SELECT teams.n AS t, days.n AS p, date(:date, (days.n - 14) || ' days') AS date, question_id, version,
      printf('p%019d', teams.n * 10 + days.n) AS posting_id
    FROM number AS days CROSS JOIN number AS teams
    JOIN question ON q = (teams.n * 7 + days.n) % (SELECT COUNT(*) FROM question)
    WHERE days.n < 10 AND teams.n < :teams ORDER BY days.n, teams.n`,
  `INSERT INTO posting (id, drill_id, team_id, date, question_id, question_version, option_order, reason, feedback, state,
      lease_until, message, due_at, opened_at, closed_at, tally)
    SELECT posting_id, printf('d%019d', t), printf('t%019d', t), date, question_id, version, '[2,0,3,1]', 'new',
      'instant', 'closed', 0, posting_id, :since, :since, :since, '[0,0,0,0]'
    FROM ask`,
  `CREATE TEMP TABLE reply AS
    SELECT ask.*, t * 8 + m.n AS number, (t + p + m.n) % 10 < 7 AS correct
    FROM ask CROSS JOIN number AS m WHERE m.n < 8 AND (t + p * 3 + m.n) % 5 > 0`,
  `INSERT INTO answer (id, member_id, learner_id, posting_id, question_id, question_version, option_index, correct,
      open_book, kind, points, study_day, answered_at)
    SELECT printf('00a%07d%010d', p, number), printf('m%019d', number), printf('l%019d', number), posting_id, question_id,
      version, 0, correct, 0, 'daily', 10, date, :since
    FROM reply`,
  `INSERT INTO card (learner_id, question_id, stability, difficulty, reviews, lapses, last_day, due_day, library,
      weight_count)
    SELECT printf('l%019d', number), question_id, CASE WHEN correct THEN 3.2 ELSE 0.4 END, 5.5, 1, 1 - correct, date,
      :date, :library, :weightCount
    FROM reply`,
] as const;

/** Creates the file, with `teams` due drills. */
export async function makeFanOut(file: string, teams: number, { questions }: Curriculum): Promise<void> {
  const database = openSqlite(file);
  const { connection } = database;
  migrateSqlite(connection, readConfig({}).migrations, 0);
  await createStorage(database).questions.store(
    [...questions.values()].map((question) => ({ question, hash: questionHash(question) })),
    since,
  );
  connection.pragma("synchronous = OFF");
  connection.exec("BEGIN");
  const values = { teams, since, due, date, library, weightCount };
  for (const text of statements) {
    const statement = connection.prepare(text);
    const named = Object.entries(values).filter(([name]) => text.includes(`:${name}`));
    statement.run(Object.fromEntries(named));
  }
  connection.exec("COMMIT");
  connection.exec("ANALYZE");
  await database.close();
}

/** An open question in its own team, and a tap on it by each of `count` members. */
export async function prepareAnswers(
  file: string,
  count: number,
  { questions }: Curriculum,
): Promise<readonly Tap[]> {
  const database = openSqlite(file);
  database.connection.pragma("synchronous = OFF");
  const storage = createStorage(database);
  const meet = (index: number) =>
    storage.people.meet(
      {
        platform: "discord",
        team: { externalId: "answering", name: "Answering" },
        externalId: `A${index}`,
        name: `Member ${index}`,
        admin: false,
      },
      since,
      { team: "answering", learner: `answering-l${index}`, member: `answering-m${index}`, chance: 0.5 },
    );
  const [question] = questions.values();
  if (question === undefined) throw new Error("There is no question.");
  const members = await Promise.all(Array.from({ length: count }, (_, index) => meet(index)));
  const schedule = { time: "08:00", zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
  const drill = await storage.drills.create(
    { id: "answering", teamId: "answering", channel: "general", schedule, feedback: "instant" },
    since,
  );
  const [posting] = await storage.postings.claim([
    {
      id: "answering",
      drill,
      due: { date, at: due },
      byHand: true,
      question,
      order: question.options.map((_, option) => option),
      reason: "",
      now: due,
      next: undefined,
    },
  ]);
  await storage.sending.beginSending("answering", due, "claim");
  await storage.sending.markPosted("answering", "message" as never);
  await database.close();
  if (posting === undefined) throw new Error("The question could not be posted.");
  return members.map((member, index) => ({
    id: `answering-a${index}`,
    postingId: posting.id,
    member,
    letter: "A",
    now: due,
  }));
}
