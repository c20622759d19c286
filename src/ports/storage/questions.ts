// Stored question versions and their first answers.

import type { Question } from "../../core/model.ts";
import type { FirstAnswers } from "../../core/question/item-statistics.ts";

/** Every version of a question that was ever loaded. */
export interface QuestionVersions {
  /** Stores new versions. Returns the IDs whose stored version has another hash. */
  store(questions: readonly HashedQuestion[], now: number): Promise<readonly string[]>;
}

/** A question with the hash of its text, which shows if someone changed it without a new version. */
export interface HashedQuestion {
  readonly question: Question;
  readonly hash: string;
}

/** What item statistics need. */
export interface Statistics {
  /**
   * First answers in a team, or anywhere, and the newest stored version of every question. A first answer counts if
   * its version asks the same as the newest, it was neither voided nor credited, and its posting has closed. A later
   * answer never replaces it. Reads a page at a time, so that it doesn't block answers.
   */
  firstAnswers(teamId?: string): Promise<FirstAnswers>;
}
