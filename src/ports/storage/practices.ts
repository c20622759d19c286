// Practices: quizzes and reviews, which a learner answers alone.
import type { Question, StudyDay } from "../../core/model.ts";
import type { HintOutcome, PracticePlace, Verdict } from "./answers.ts";
import type { Member } from "./people.ts";

/** Quizzes and reviews. */
export interface Practices {
  /** Stores a new practice. */
  start(practice: NewPractice, now: number): Promise<void>;
  /**
   * Reviews that count for the daily cap: those of the study day `day` or later, and those answered since `start`
   * (epoch ms), when that day started in the learner's zone. So a learner who changes zones still has one cap.
   */
  countReviews(learnerId: string, day: StudyDay, start: number): Promise<number>;
  /** Shows a practice question's hint, unless the question is open in a team. The answer is then "hinted". */
  takeHint(hint: PracticeHint): Promise<PracticeHintOutcome>;
  /**
   * Records the first answer to a practice question, by any member of its learner; the answer is the practice's
   * member's. Not if it's open in a team, nor in a review if the day's reviews are done, or if the learner suspended
   * the question or answered it elsewhere since the review began.
   */
  record(tap: PracticeTap): Promise<PracticeOutcome>;
  /** A practice of this member's learner, with its answers. */
  find(practiceId: string, memberId: string): Promise<Practice | undefined>;
  /** The questions that are open in the learner's teams. Practice must not ask them. */
  openQuestions(learnerId: string): Promise<readonly OpenQuestion[]>;
}

/** A question that a team has open right now. */
export interface OpenQuestion {
  readonly questionId: string;
  readonly teamId: string;
  /** Epoch ms. */
  readonly openedAt: number;
  /** Whether the learner answered it and saw the verdict, so that practice can't give it away. */
  readonly settled: boolean;
  /** Whether the learner answered it. */
  readonly answered: boolean;
}

/** What a tap in a practice did. "enough": the day's reviews are done. */
export type PracticeOutcome =
  | { readonly type: "recorded" | "repeated"; readonly verdict: Verdict }
  | { readonly type: SkipReason | "enough"; readonly practice: PracticePlace }
  | { readonly type: "unknown" | "no such option" };

/** Why a practice skips a question. "open": it's open in a team. */
export type SkipReason = "open" | "suspended" | "answered elsewhere";

/** A learner asks for the hint of a practice question. */
export type PracticeHint = Pick<PracticeTap, "practiceId" | "index" | "member" | "now">;

/** A hint, or "open": the question is open in a team. */
export type PracticeHintOutcome = HintOutcome | { readonly type: "open"; readonly practice: PracticePlace };

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

/** A practice to start. */
export interface NewPractice {
  readonly id: string;
  readonly memberId: string;
  readonly kind: "quiz" | "review";
  readonly items: readonly PracticeItem[];
}

/** A practice with its answers so far. */
export interface Practice {
  readonly id: string;
  readonly kind: "quiz" | "review";
  readonly questions: readonly PracticeQuestion[];
  /** Answers by question index; undefined for unanswered questions. */
  readonly answers: readonly (Verdict | undefined)[];
}

/** A question of a practice, with its options in the order shown. */
interface PracticeQuestion {
  readonly question: Question;
  readonly order: readonly number[];
  /** Whether the learner has a card for it. */
  readonly hasCard: boolean;
  /** Whether it's a review's, and the learner answered it since the review began, here or elsewhere. */
  readonly answeredSince: boolean;
}

/** A question version of a practice; `order` has the option indexes as shown. */
export interface PracticeItem {
  readonly id: string;
  readonly version: number;
  readonly order: readonly number[];
}
