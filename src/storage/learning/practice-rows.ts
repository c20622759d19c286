// Practices as they are read.
import type { NewPractice, PracticeItem } from "../../ports/storage/practices.ts";
import { first, number, sql, type Transaction, text } from "../transaction.ts";

interface StoredPractice {
  readonly kind: NewPractice["kind"];
  readonly items: readonly PracticeItem[];
  /** Epoch ms. */
  readonly startedAt: number;
}

/** A member's own practice; undefined for anyone else's. */
export function* readPractice(practiceId: string, memberId: string): Transaction<StoredPractice | undefined> {
  const row = yield* first(
    sql`SELECT kind, questions, created_at FROM practice WHERE id = ${practiceId} AND member_id = ${memberId}`,
  );
  if (row === undefined) return undefined;
  return {
    kind: text(row, "kind") as NewPractice["kind"],
    items: JSON.parse(text(row, "questions")) as PracticeItem[],
    startedAt: number(row, "created_at"),
  };
}
