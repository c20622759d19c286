// Practices as they are written and read.
import type { NewPractice, PracticeItem } from "../../ports/storage/practices.ts";
import { first, number, sql, type Transaction, text } from "../transaction.ts";

interface StoredPractice {
  /** Its answers are this member's, even if another member of the same learner taps. */
  readonly memberId: string;
  readonly learnerId: string;
  readonly kind: NewPractice["kind"];
  readonly items: readonly PracticeItem[];
  /** Epoch ms. */
  readonly startedAt: number;
}

/** Stores a new practice. A second run changes nothing (decision 008). */
export function* storePractice({ id, memberId, kind, items }: NewPractice, now: number): Transaction<void> {
  yield sql`
    INSERT INTO practice (id, member_id, kind, questions, created_at)
    VALUES (${id}, ${memberId}, ${kind}, ${JSON.stringify(items)}, ${now})
    ON CONFLICT (id) DO NOTHING`;
}

/** A practice of this member's learner; undefined for anyone else's. */
export function* readPractice(practiceId: string, memberId: string): Transaction<StoredPractice | undefined> {
  const row = yield* first(sql`
    SELECT practice.*, own.learner_id FROM practice JOIN member AS own ON own.id = practice.member_id
    JOIN member AS same ON same.learner_id = own.learner_id
    WHERE practice.id = ${practiceId} AND same.id = ${memberId}`);
  if (row === undefined) return undefined;
  return {
    memberId: text(row, "member_id"),
    learnerId: text(row, "learner_id"),
    kind: text(row, "kind") as NewPractice["kind"],
    items: JSON.parse(text(row, "questions")) as PracticeItem[],
    startedAt: number(row, "created_at"),
  };
}

/** Deletes a practice that no one answered. */
export function* dropUnanswered(practiceId: string): Transaction<void> {
  yield sql`
    DELETE FROM practice WHERE id = ${practiceId}
      AND NOT EXISTS (SELECT 1 FROM answer WHERE answer.practice_id = practice.id)`;
}
