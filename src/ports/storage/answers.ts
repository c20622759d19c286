// Answers: taps, verdicts, and what follows from them.

import type { Milestone } from "../../core/leaderboard/milestone.ts";
import type { Streak } from "../../core/leaderboard/streak.ts";
import type { AnswerKind, CalendarDate, Question, StudyDay } from "../../core/model.ts";
import type { MessageRef } from "../person.ts";
import type { Member } from "./people.ts";

/** Answers of all kinds. */
export interface Answers {
  /** Records the first tap. A later tap returns the first one's answer. */
  record(tap: Tap): Promise<TapOutcome>;
  /** A member's own answer, by its ID or its posting. */
  find(
    by: { readonly answerId: string } | { readonly postingId: string },
    memberId: string,
  ): Promise<Verdict | undefined>;
  /**
   * A member's own answer to the drill's latest closed posting that kept its verdict back until then, with the
   * posting's date; undefined if they answered none.
   */
  latestKeptBack(
    drillId: string,
    memberId: string,
  ): Promise<{ readonly date: CalendarDate; readonly verdict: Verdict } | undefined>;
  /** Records that a right answer was a guess and replays its card; undefined if it's too late. */
  amendGuessed(
    answerId: string,
    amendmentId: string,
    memberId: string,
    now: number,
  ): Promise<Verdict | undefined>;
  /** Shows the hint of a posting's question. The learner's next answer to the question is "hinted". */
  takeHint(hint: PostingHint): Promise<HintOutcome>;
  /** When the learner last looked up a concept, in any of their teams (epoch ms). */
  lookedUpAt(learnerId: string, concept: string): Promise<number | undefined>;
  /** Records that a member looked up a concept: the learner's next daily answer about it is "open book". */
  noteLookUp(memberId: string, concept: string, now: number): Promise<void>;
  /** A member's streaks, one per drill. Postings dated after `until` don't count. */
  streaks(memberId: string, until?: CalendarDate): Promise<readonly RunningStreak[]>;
  /** A learner's tallies by question, without answers whose verdict is still hidden. */
  tallies(learnerId: string): Promise<ReadonlyMap<string, Tally>>;
  /** When anyone last answered (epoch ms); undefined if no one has. */
  newestAt(): Promise<number | undefined>;
  /** A learner's wrong answers that are right for another concept. */
  mistakes(learnerId: string): Promise<readonly QuestionMistake[]>;
}

/** A tap on a letter of a daily posting. */
export interface Tap {
  /** The answer's ID, if this is the first tap. */
  readonly id: string;
  readonly postingId: string;
  readonly member: Member;
  readonly letter: string;
  readonly now: number;
  /** The message with the letter, if the platform sends it. */
  readonly message?: MessageRef | undefined;
}

/** A member asks for the hint of a daily posting. */
export type PostingHint = Pick<Tap, "postingId" | "member" | "now" | "message">;

/** A hint; `costs`: whether it lowers the points and the grade of an answer that is still to come. */
export type HintOutcome =
  | { readonly type: "shown"; readonly hint: string; readonly costs: boolean }
  | { readonly type: "none" }
  | { readonly type: "unknown" };

/** An answer with everything that its verdict shows. */
export interface Verdict {
  readonly answerId: string;
  readonly question: Question;
  readonly order: readonly number[];
  readonly option: number;
  readonly correct: boolean;
  readonly guessed: boolean;
  readonly openBook: boolean;
  /** Whether they saw the hint first. */
  readonly hinted: boolean;
  readonly kind: AnswerKind;
  readonly points: number;
  /** How a later version of the question amended it. */
  readonly correction?: "void" | "credit" | undefined;
  /** Whether its posting has closed, so that its points count. */
  readonly closed: boolean;
  /** False while the verdict is hidden: until its posting closes, or while the question is asked again. */
  readonly visible: boolean;
  /** Set if the question is open in another posting for this learner: the verdict would give it away. */
  readonly askedAgain?: true | undefined;
  readonly studyDay: StudyDay;
  readonly dueDay?: StudyDay | undefined;
  readonly streak?: Streak | undefined;
  readonly freezesSpent: number;
  /** What this answer reached. Only the outcome of recording it has them. */
  readonly milestones: readonly Milestone[];
  /** When a hidden verdict will be shown. */
  readonly closesAt?: number | undefined;
  /** Its position in a practice. */
  readonly practice?: PracticePlace | undefined;
}

/**
 * What a tap on a daily posting did. "answered before": this account answered it before deleting its data.
 * "open elsewhere": the posting has closed, but another posting of the question is open for the learner.
 */
export type TapOutcome =
  | { readonly type: "recorded" | "repeated"; readonly verdict: Verdict }
  | { readonly type: "unknown" | "no such option" | "answered before" | "open elsewhere" };

/** A streak, and how many postings of its drill have closed unanswered since. */
export interface RunningStreak {
  readonly streak: Streak;
  readonly missed: number;
}

/** How often a learner answered a question, and how often correctly. */
export interface Tally {
  readonly answered: number;
  readonly right: number;
}

/** How often a learner chose an option that's right for another concept (its slug). */
export interface QuestionMistake {
  readonly questionId: string;
  readonly mistakenFor: string;
  readonly times: number;
}

/** A question's position in a practice: its index from 0, of `count`. */
export interface PracticePlace {
  readonly id: string;
  readonly index: number;
  readonly count: number;
}
