// First answers, the data for item statistics.

import type { Question } from "../../core/model.ts";
import { openStates } from "../../core/posting.ts";
import { asksTheSame, type FirstAnswer, type FirstAnswers } from "../../core/question/item-statistics.ts";
import type { CardKey } from "../../ports/storage/cards.ts";
import type { Statistics } from "../../ports/storage/questions.ts";
import { among } from "../daily/posting-states.ts";
import { type Database, flag, number, type Row, sql, type Transaction, text } from "../transaction.ts";

/** The item statistics of this database. */
export function createStatistics(database: Database): Statistics {
  return { firstAnswers: (teamId) => collectFirstAnswers(database, teamId) };
}

/** Answers read at once: a few milliseconds, so that clicks get in between. */
const PAGE = 1_000;

async function collectFirstAnswers(database: Database, teamId: string | undefined): Promise<FirstAnswers> {
  const asked = await database.read(readAsked);
  const answers: FirstAnswer[] = [];
  let last: CardKey | undefined = { learnerId: "", questionId: "" };
  while (last !== undefined) {
    const after: CardKey = last;
    const page: readonly Row[] = await database.read(() => readAnswers(teamId, after));
    const firsts = new Map(page.toReversed().map((row) => [`${row.learner_id} ${row.question_id}`, row]));
    for (const row of firsts.values()) {
      const isSame = asked.get(text(row, "question_id"))?.versions.has(number(row, "question_version"));
      const isHere = teamId === undefined || row.team_id === teamId;
      if (isSame && isHere && flag(row, "counts")) answers.push(toFirstAnswer(row));
    }
    last = page.length < PAGE ? undefined : keyOf(page.at(-1) as Row);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return { questions: [...asked.values()].map(({ question }) => question), answers };
}

function keyOf(row: Row): CardKey {
  return { learnerId: text(row, "learner_id"), questionId: text(row, "question_id") };
}

function toFirstAnswer(row: Row): FirstAnswer {
  return {
    questionId: text(row, "question_id"),
    learner: text(row, "learner_id"),
    option: number(row, "option_index"),
    correct: flag(row, "correct"),
  };
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

/**
 * A page of answers in the order learner, question, time: of each learner and question, the first row is the first answer,
 * in any version and team. Anyone who answers again has seen the solution. A later answer never takes the place of a
 * first one that doesn't count.
 */
function* readAnswers(
  teamId: string | undefined,
  { learnerId, questionId }: CardKey,
): Transaction<readonly Row[]> {
  const ofTeam =
    teamId === undefined
      ? sql`true`
      : sql`learner_id IN (SELECT learner_id FROM member WHERE team_id = ${teamId} AND learner_id >= ${learnerId})`;
  return yield sql`
    SELECT given.*, member.team_id, CASE
        WHEN given.kind = 'daily' AND posting.state IN ${among(openStates)} THEN 0
        WHEN EXISTS (
          SELECT 1 FROM amendment WHERE amendment.answer_id = given.id AND amendment.kind IN ('void', 'credit')) THEN 0
        ELSE 1 END AS counts
    FROM (
      SELECT id, learner_id, question_id, question_version, option_index, correct, kind, member_id, posting_id, answered_at
      FROM answer WHERE (learner_id, question_id) > (${learnerId}, ${questionId}) AND ${ofTeam}
      ORDER BY learner_id, question_id, answered_at, id LIMIT ${PAGE}
    ) AS given
    JOIN member ON member.id = given.member_id
    LEFT JOIN posting ON posting.id = given.posting_id
    ORDER BY given.learner_id, given.question_id, given.answered_at, given.id`;
}
