// First answers, the data for item statistics.

import type { Question } from "../../core/model.ts";
import { openStates } from "../../core/posting.ts";
import { asksTheSame, type FirstAnswer, type FirstAnswers } from "../../core/question/item-statistics.ts";
import type { Statistics } from "../../ports/storage/questions.ts";
import { among } from "../daily/posting-states.ts";
import { type Database, flag, number, type Row, sql, type Transaction, text } from "../transaction.ts";

/** The item statistics of this database. */
export function createStatistics(database: Database): Statistics {
  return { firstAnswers: (teamId) => collectFirstAnswers(database, teamId) };
}

/** Reads one learner at a time and lets other work run in between: all at once would block clicks for seconds. */
async function collectFirstAnswers(database: Database, teamId: string | undefined): Promise<FirstAnswers> {
  const asked = await database.read(readAsked);
  const learners = await database.read(() => readLearners(teamId));
  const answers: FirstAnswer[] = [];
  for (const learner of learners) {
    for (const row of await database.read(() => readFirstAnswers(learner))) {
      const { question, versions } = asked.get(text(row, "question_id")) ?? {};
      if (question === undefined || !versions?.has(number(row, "question_version"))) continue;
      if (teamId !== undefined && text(row, "team_id") !== teamId) continue;
      answers.push({
        questionId: question.id,
        learner,
        option: number(row, "option_index"),
        correct: flag(row, "correct"),
      });
    }
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return { questions: [...asked.values()].map(({ question }) => question), answers };
}

interface Asked {
  /** The newest stored version. */
  readonly question: Question;
  /** The versions with the same question and options. */
  readonly versions: ReadonlySet<number>;
}

/** Each question's newest version, and the versions that ask the same, by question ID. */
function* readAsked(): Transaction<ReadonlyMap<string, Asked>> {
  const rows = yield sql`SELECT body FROM question_version ORDER BY question_id, version DESC`;
  const stored = rows.map((row) => JSON.parse(text(row, "body")) as Question);
  const asked = new Map<string, Asked>();
  for (const [id, [newest, ...older]] of Map.groupBy(stored, (question) => question.id)) {
    if (newest === undefined) continue;
    const same = older.filter((question) => asksTheSame(question, newest));
    asked.set(id, { question: newest, versions: new Set([newest, ...same].map(({ version }) => version)) });
  }
  return asked;
}

function* readLearners(teamId: string | undefined): Transaction<readonly string[]> {
  const rows =
    teamId === undefined
      ? yield sql`SELECT id AS learner_id FROM learner ORDER BY id`
      : yield sql`SELECT DISTINCT learner_id FROM member WHERE team_id = ${teamId} ORDER BY learner_id`;
  return rows.map((row) => text(row, "learner_id"));
}

/**
 * A learner's first answer to each question, in any version and team: anyone who answers again has seen the solution.
 * Leaves out first answers that were voided or credited (the question was wrong), and those to open postings. A later
 * answer never takes their place.
 */
function* readFirstAnswers(learnerId: string): Transaction<readonly Row[]> {
  return yield sql`
    SELECT given.question_id, given.question_version, given.option_index, given.correct, member.team_id
    FROM (
      SELECT answer.*,
        ROW_NUMBER() OVER (PARTITION BY answer.question_id ORDER BY answer.answered_at, answer.id) AS place
      FROM answer WHERE answer.learner_id = ${learnerId}
    ) AS given
    JOIN member ON member.id = given.member_id
    LEFT JOIN posting ON posting.id = given.posting_id
    WHERE given.place = 1
      AND NOT (given.kind = 'daily' AND posting.state IN ${among(openStates)})
      AND NOT EXISTS (
        SELECT 1 FROM amendment WHERE amendment.answer_id = given.id AND amendment.kind IN ('void', 'credit'))`;
}
