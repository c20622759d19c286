// What is kept of people, answers and cards: the records that pass through the port to the database.
import type { Card } from "../../core/memory.ts";
import type { AnswerKind, Question, StudyDay } from "../../core/model.ts";
import type { Report, Ruling } from "../../core/question/quarantine.ts";
import type { Score } from "../../core/standings.ts";
import type { Streak } from "../../core/streak.ts";
import type { MessageRef } from "../ports.ts";
import type { MemberRef } from "../reply.ts";

export interface Member extends MemberRef {
  readonly id: string;
  readonly teamId: string;
  readonly learnerId: string;
  /** Own setting, else the platform's, else the team's. */
  readonly zone: string;
  /** The team's zone: its first drill's; periods are counted in it. */
  readonly teamZone: string;
  /** Reviews a day: own setting, else the usual number. */
  readonly cap: number;
}

export const reportKinds = ["wrong", "ambiguous", "outdated", "typo"] as const;
export type ReportKind = (typeof reportKinds)[number];

export interface Disputes {
  readonly reports: readonly (Report & { readonly kind: ReportKind })[];
  readonly rulings: readonly Ruling[];
}

/** Whose turn it is to tell a channel: nobody tried before, or somebody did and perhaps told it; else somebody else's. */
export type NoticeTurn = "first" | "again" | undefined;

/** What a new version means for answers to older ones. */
export interface Correction {
  readonly questionId: string;
  /** Answers to versions below this one are amended. */
  readonly below: number;
  readonly effect: "void" | "credit";
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
  /** False while the posting keeps its verdict back until it closes. */
  readonly open: boolean;
  readonly studyDay: StudyDay;
  readonly dueDay?: StudyDay | undefined;
  readonly streak?: Streak | undefined;
  readonly freezesSpent: number;
  /** When a verdict that is kept back will be shown. */
  readonly closesAt?: number | undefined;
  /** Where it stands in a practice: the question's index, and how many there are. */
  readonly practice?: PracticePlace | undefined;
}

export interface PracticePlace {
  readonly id: string;
  readonly index: number;
  readonly count: number;
}

export type TapOutcome =
  | { readonly type: "recorded" | "repeated"; readonly verdict: Verdict }
  | { readonly type: "unknown" | "no such option" };

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

/** A score with the member it belongs to. */
export interface MemberScore extends Score {
  /** As others may see them: who hides has a pseudonym for a name, and no account. */
  readonly ref: MemberRef;
}

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

/** A question with the hash of its text, by which an altered version is noticed. */
export interface HashedQuestion {
  readonly question: Question;
  readonly hash: string;
}

/** Ids for whoever turns out to be new. */
export interface NewIds {
  readonly team: string;
  readonly learner: string;
  readonly member: string;
}

export interface CardKey {
  readonly learnerId: string;
  readonly questionId: string;
}

export interface CardCheck {
  readonly checked: number;
  readonly differing: readonly CardKey[];
  /** The last card compared; undefined at the end. */
  readonly last: CardKey | undefined;
}

export interface DueCard extends Card {
  readonly questionId: string;
}
