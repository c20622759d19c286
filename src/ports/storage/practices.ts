// Practice: runs of questions that one learner answers alone.
import type { Question, StudyDay } from "../../core/model.ts";
import type { TapOutcome, Verdict } from "./answers.ts";
import type { Member } from "./people.ts";

export interface Practices {
  start(practice: NewPractice, now: number): Promise<void>;
  /** Reviews that the learner answered on a study day: what the daily cap counts. */
  countReviews(learnerId: string, day: StudyDay): Promise<number>;
  record(tap: PracticeTap): Promise<TapOutcome>;
  find(practiceId: string, memberId: string): Promise<Practice | undefined>;
}

/** A tap on a letter of a practice question. */
export interface PracticeTap {
  readonly id: string;
  readonly practiceId: string;
  /** Index of the question in the practice. */
  readonly index: number;
  readonly member: Member;
  readonly letter: string;
  readonly now: number;
}

/** A run of questions to begin. */
export interface NewPractice {
  readonly id: string;
  readonly memberId: string;
  readonly kind: "quiz" | "review";
  readonly items: readonly PracticeItem[];
}

/** One run of practice questions, as far as it got. */
export interface Practice {
  readonly id: string;
  readonly kind: "quiz" | "review";
  readonly questions: readonly { readonly question: Question; readonly order: readonly number[] }[];
  /** Answers by question index; undefined where not answered yet. */
  readonly answers: readonly (Verdict | undefined)[];
}

export interface PracticeItem {
  readonly id: string;
  readonly version: number;
  readonly order: readonly number[];
}
