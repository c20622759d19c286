// Stored question versions.

import type { Question } from "../../core/model.ts";
import type { FirstAnswers } from "../../core/question/item-statistics.ts";

export interface QuestionVersions {
  /** Stores versions not seen before; returns the ids whose stored version has another hash. */
  store(questions: readonly HashedQuestion[], now: number): Promise<readonly string[]>;
}

/** A question with the hash of its text, by which an altered version is noticed. */
export interface HashedQuestion {
  readonly question: Question;
  readonly hash: string;
}

export interface Statistics {
  /**
   * First answers given in a team, or anywhere, and the newest stored version of every question. A learner's
   * first answer to a question counts where it was to a version that asks the same as the newest, was neither
   * voided nor credited, and was not to a posting that is still open; no later answer takes its place. Read a
   * learner at a time, not in one step: whoever answers meanwhile is not held up.
   */
  firstAnswers(teamId?: string): Promise<FirstAnswers>;
}
