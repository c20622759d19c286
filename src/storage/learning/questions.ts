// Question versions, each stored whole, so that old questions stay readable after the content has changed.

import { LRUCache } from "lru-cache";
import type { Question } from "../../core/model.ts";
import type { HashedQuestion, QuestionVersions } from "../../ports/storage/questions.ts";
import { type Database, first, sql, type Transaction, text } from "../transaction.ts";

/** The question versions in this database. */
export function createQuestionVersions(database: Database): QuestionVersions {
  return { store: (questions, now) => database.write(() => storeQuestions(questions, now)) };
}

function* storeQuestions(questions: readonly HashedQuestion[], now: number): Transaction<readonly string[]> {
  const rows = yield sql`SELECT question_id, version, hash FROM question_version`;
  const stored = new Map(rows.map((row) => [`${row.question_id}@${row.version}`, row.hash]));
  const altered: string[] = [];
  for (const { question, hash } of questions) {
    const known = stored.get(`${question.id}@${question.version}`);
    if (known === undefined) {
      yield sql`
        INSERT INTO question_version (question_id, version, hash, body, stored_at)
        VALUES (${question.id}, ${question.version}, ${hash}, ${JSON.stringify(question)}, ${now})`;
    } else if (known !== hash) {
      altered.push(question.id);
    }
  }
  return altered;
}

/** Parsed versions by hash. They never change, and parsing one costs more than reading it. */
const parsed = new LRUCache<string, Question>({ max: 5_000 });

/** A stored question version. @throws Error if it doesn't exist */
export function* readQuestion(id: string, version: number): Transaction<Question> {
  const row = yield* first(
    sql`SELECT hash FROM question_version WHERE question_id = ${id} AND version = ${version}`,
  );
  if (row === undefined) throw new Error(`Question ${id} version ${version} is not stored.`);
  const hash = text(row, "hash");
  const known = parsed.get(hash);
  if (known !== undefined) return known;
  const [stored] =
    yield sql`SELECT body FROM question_version WHERE question_id = ${id} AND version = ${version}`;
  if (stored === undefined) throw new Error(`Question ${id} version ${version} has no text.`);
  const question = JSON.parse(text(stored, "body")) as Question;
  parsed.set(hash, question);
  return question;
}
