// Stored question versions.
import type { Question } from "../../core/model.ts";

export interface QuestionVersions {
  /** Stores versions not seen before; returns the ids whose stored version has another hash. */
  store(questions: readonly HashedQuestion[], now: number): Promise<readonly string[]>;
}

/** A question with the hash of its text, by which an altered version is noticed. */
export interface HashedQuestion {
  readonly question: Question;
  readonly hash: string;
}
