// Practice: runs of questions that one learner answers alone.
import type { Question, StudyDay } from "../../core/model.ts";
import type { PracticePlace, Verdict } from "./answers.ts";
import type { Member } from "./people.ts";

export interface Practices {
  start(practice: NewPractice, now: number): Promise<void>;
  /**
   * Reviews that the daily cap counts: those of the study day `day` or a later one, and those answered since `start`,
   * when that day began in the learner's zone (epoch ms). So a learner who changes zones has one cap.
   */
  countReviews(learnerId: string, day: StudyDay, start: number): Promise<number>;
  /** Records the first answer to a practice question, unless it is open in a team or the day's reviews are done. */
  record(tap: PracticeTap): Promise<PracticeOutcome>;
  find(practiceId: string, memberId: string): Promise<Practice | undefined>;
  /** The questions that are open in any of the learner's teams: practice must not ask them. */
  openQuestions(learnerId: string): Promise<readonly OpenQuestion[]>;
}

/** A question that a team is asked right now. */
export interface OpenQuestion {
  readonly questionId: string;
  readonly teamId: string;
  /** Epoch ms. */
  readonly openedAt: number;
  /** Whether the learner answered it and saw the verdict, so that nothing is left to give away. */
  readonly settled: boolean;
}

/** open: the question is open in one of the learner's teams; enough: the day's reviews are done. */
export type PracticeOutcome =
  | { readonly type: "recorded" | "repeated"; readonly verdict: Verdict }
  | { readonly type: "open" | "enough"; readonly practice: PracticePlace }
  | { readonly type: "unknown" | "no such option" };

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
