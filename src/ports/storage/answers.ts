// Answers: taps, verdicts, and what follows from them.

import type { Streak } from "../../core/leaderboard/streak.ts";
import type { AnswerKind, CalendarDate, Question, StudyDay } from "../../core/model.ts";
import type { MessageRef } from "../person.ts";
import type { Member } from "./people.ts";

export interface Answers {
  /** Records the first tap; a later one finds the first one's answer. */
  record(tap: Tap): Promise<TapOutcome>;
  /** A member's own answer, by its id or by its posting. */
  find(
    by: { readonly answerId: string } | { readonly postingId: string },
    memberId: string,
  ): Promise<Verdict | undefined>;
  /**
   * A member's own answer to the drill's latest closed posting that kept its verdict back until then, with the
   * posting's date; undefined where they answered none.
   */
  latestKeptBack(
    drillId: string,
    memberId: string,
  ): Promise<{ readonly date: CalendarDate; readonly verdict: Verdict } | undefined>;
  /** Records that a right answer was a guess and replays its card; undefined where it is too late for that. */
  amendGuessed(
    answerId: string,
    amendmentId: string,
    memberId: string,
    now: number,
  ): Promise<Verdict | undefined>;
  /** Records that a member looked a concept up: their learner's next daily answer on it becomes "open book". */
  noteLookUp(memberId: string, concept: string, now: number): Promise<void>;
  /** A member's streaks, one a drill. */
  streaks(memberId: string): Promise<readonly RunningStreak[]>;
  /** A learner's answers by question; verdicts still kept back are not in them. */
  tallies(learnerId: string): Promise<ReadonlyMap<string, Tally>>;
  /** A learner's wrong answers that would have been right for another concept. */
  mistakes(learnerId: string): Promise<readonly QuestionMistake[]>;
}

/** A tap on a daily posting's letter. */
export interface Tap {
  /** The id for the answer, should this be the first tap. */
  readonly id: string;
  readonly postingId: string;
  readonly member: Member;
  readonly letter: string;
  readonly now: number;
  /** The message it was tapped under, where the platform tells. */
  readonly message?: MessageRef | undefined;
}

/** An answer with all that its verdict shows. */
export interface Verdict {
  readonly answerId: string;
  readonly question: Question;
  readonly order: readonly number[];
  readonly option: number;
  readonly correct: boolean;
  readonly guessed: boolean;
  readonly openBook: boolean;
  readonly kind: AnswerKind;
  readonly points: number;
  /** What a later version of the question made of it. */
  readonly correction?: "void" | "credit" | undefined;
  /** Whether its posting has closed, so that its points count. */
  readonly closed: boolean;
  /** False while the verdict is kept back: by its posting until it closes, or because it is asked again. */
  readonly open: boolean;
  /** Set where the question is open in another posting for this learner, which would give that one away. */
  readonly askedAgain?: true | undefined;
  readonly studyDay: StudyDay;
  readonly dueDay?: StudyDay | undefined;
  readonly streak?: Streak | undefined;
  readonly freezesSpent: number;
  /** When a verdict that is kept back will be shown. */
  readonly closesAt?: number | undefined;
  /** Where it stands in a practice: the question's index, and how many there are. */
  readonly practice?: PracticePlace | undefined;
}

/**
 * answered before: this account answered the posting before its data was deleted;
 * open elsewhere: the posting has closed, but another posting of the question is open for the learner.
 */
export type TapOutcome =
  | { readonly type: "recorded" | "repeated"; readonly verdict: Verdict }
  | { readonly type: "unknown" | "no such option" | "answered before" | "open elsewhere" };

/** A streak, and the postings of its drill that closed unanswered since. */
export interface RunningStreak {
  readonly streak: Streak;
  readonly missed: number;
}

/** How often a learner answered a question, and how often right. */
export interface Tally {
  readonly answered: number;
  readonly right: number;
}

export interface QuestionMistake {
  readonly questionId: string;
  readonly mistakenFor: string;
  readonly times: number;
}

export interface PracticePlace {
  readonly id: string;
  readonly index: number;
  readonly count: number;
}
