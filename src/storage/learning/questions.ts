// Question versions, each stored whole, so that old questions stay readable after the content has changed.

import { LRUCache } from "lru-cache";
import type { Question } from "../../core/model.ts";
import type { HashedQuestion, QuestionVersions } from "../../ports/storage/questions.ts";
import {
  type Database,
  number,
  type Row,
  rowsOf,
  type Statement,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";

/** The question versions in this database. */
export function createQuestionVersions(database: Database): QuestionVersions {
  return { store: (questions, now) => database.write(() => storeQuestions(questions, now)) };
}

function* storeQuestions(questions: readonly HashedQuestion[], now: number): Transaction<readonly string[]> {
  const rows = yield sql`SELECT question_id, version, hash FROM question_version`;
  const stored = new Map(rows.map((row) => [`${row.question_id}@${row.version}`, text(row, "hash")]));
  const hashOf = ({ question }: HashedQuestion) => stored.get(`${question.id}@${question.version}`);
  const fresh = questions
    .filter((one) => hashOf(one) === undefined)
    .map(({ question, hash }) => ({
      id: question.id,
      version: question.version,
      hash,
      body: JSON.stringify(question),
    }));
  if (fresh.length > 0)
    yield sql`
      INSERT INTO question_version (question_id, version, hash, body, stored_at)
      SELECT one.value ->> 'id', CAST(one.value ->> 'version' AS INTEGER), one.value ->> 'hash', one.value ->> 'body',
        CAST(${now} AS BIGINT)
      FROM ${rowsOf(fresh)} AS one`;
  return questions
    .filter((one) => ![undefined, one.hash].includes(hashOf(one)))
    .map(({ question }) => question.id);
}

/** Parsed versions by hash. They never change, and parsing one costs more than reading it. */
const parsed = new LRUCache<string, Question>({ max: 5_000 });

/** The questions of rows with question_id, question_version, and hash, by hash. */
export function* questionsOf(rows: readonly Row[]): Transaction<ReadonlyMap<string, Question>> {
  const found = new Map<string, Question>();
  const unknown = new Map<string, object>();
  for (const row of rows) {
    const hash = text(row, "hash");
    const question = parsed.get(hash);
    if (question === undefined)
      unknown.set(hash, { id: text(row, "question_id"), version: number(row, "question_version") });
    else found.set(hash, question);
  }
  if (unknown.size === 0) return found;
  for (const row of yield selectVersions(sql`hash, body`, [...unknown.values()])) {
    const question = JSON.parse(text(row, "body")) as Question;
    parsed.set(text(row, "hash"), question);
    found.set(text(row, "hash"), question);
  }
  return found;
}

/** Stored question versions, in the given order. @throws Error if one doesn't exist */
export function* readQuestions(
  versions: readonly Pick<Question, "id" | "version">[],
): Transaction<readonly Question[]> {
  const rows = yield selectVersions(sql`question_id, version AS question_version, hash`, versions);
  const questions = [...(yield* questionsOf(rows)).values()];
  return versions.map(({ id, version }) => {
    const question = questions.find((one) => one.id === id && one.version === version);
    if (question === undefined) throw new Error(`Question ${id} version ${version} is not stored.`);
    return question;
  });
}

/** A stored question version. @throws Error if it doesn't exist */
export function* readQuestion(id: string, version: number): Transaction<Question> {
  const [question] = yield* readQuestions([{ id, version }]);
  return question as Question;
}

function selectVersions(columns: Statement, versions: readonly object[]): Statement {
  return sql`
    SELECT ${columns} FROM ${rowsOf(versions)} AS one CROSS JOIN question_version
    WHERE question_version.question_id = one.value ->> 'id'
      AND question_version.version = CAST(one.value ->> 'version' AS INTEGER)`;
}
