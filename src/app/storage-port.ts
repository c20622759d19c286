// The port to the database: what is kept, and the atomic steps that change it.
import type { Occurrence, Schedule } from "../core/drill-calendar.ts";
import type { Card, Trace } from "../core/memory.ts";
import type { AnswerKind, CalendarDate, Difficulty, Question, StudyDay } from "../core/model.ts";
import type { Period } from "../core/period.ts";
import type { Report, Ruling } from "../core/quarantine.ts";
import type { Score } from "../core/standings.ts";
import type { Streak } from "../core/streak.ts";
import type { MessageRef, Person, PlatformName } from "./ports.ts";
import type { MemberRef } from "./reply.ts";

/** The database's operations, by noun; each is one atomic step. */
export interface Storage {
  readonly settings: Settings;
  readonly questions: QuestionVersions;
  readonly people: People;
  readonly drills: Drills;
  readonly postings: Postings;
  readonly answers: Answers;
  readonly practices: Practices;
  readonly cards: Cards;
  readonly scores: Scores;
  readonly reports: Reports;
  readonly corrections: Corrections;
}

export interface Settings {
  read(name: string): Promise<string | undefined>;
  /** @throws where the database cannot be written. */
  write(name: string, value: string): Promise<void>;
}

export interface QuestionVersions {
  /** Stores versions not seen before; returns the ids whose stored version has another hash. */
  store(questions: readonly HashedQuestion[], now: number): Promise<readonly string[]>;
}

export interface People {
  /** The member behind a person; made, with team and learner, at their first visit. */
  meet(person: Person, now: number, ids: NewIds): Promise<Member>;
}

export interface Drills {
  /** Creates a channel's drill, or returns the one that is there. */
  create(drill: NewDrill, now: number): Promise<Drill>;
  find(teamId: string, channel: string): Promise<Drill | undefined>;
  due(now: number): Promise<readonly Drill[]>;
  /** Drills due until `until` whose next question is not chosen yet. */
  unplanned(until: number): Promise<readonly Drill[]>;
  /** Keeps a question chosen ahead; a later one replaces it. */
  plan(drillId: string, plan: Plan, now: number): Promise<void>;
  findPlan(drillId: string, date: CalendarDate): Promise<Plan | undefined>;
  /** Moves the due time on where nothing is to be posted. */
  schedule(drillId: string, next: Occurrence | undefined): Promise<void>;
  choiceInputs(drill: Drill): Promise<ChoiceInputs>;
}

export interface Postings {
  /** Claims (drill, date) for sending and moves the drill on; undefined where it was claimed before. */
  claim(claim: Claim): Promise<Posting | undefined>;
  /** Takes over postings whose sender died: their lease ran out before they were recorded as sent. */
  reclaim(now: number): Promise<readonly Posting[]>;
  markPosted(postingId: string, message: MessageRef): Promise<void>;
  find(postingId: string): Promise<Posting | undefined>;
  /** The channel's open posting, else the team's latest. */
  current(teamId: string, channel: string | undefined): Promise<Posting | undefined>;
  /** Postings past their own hour, and postings scored but not yet revealed. */
  toClose(now: number): Promise<readonly Posting[]>;
  /** A drill's open postings, oldest first. */
  open(drillId: string): Promise<readonly Posting[]>;
  /** Scores a posting and freezes its tally, once; returns it as it then is. */
  close(postingId: string, now: number): Promise<Posting | undefined>;
  /** Records that the reveal is shown. */
  markRevealed(postingId: string): Promise<void>;
  countAnswers(postingId: string): Promise<number>;
}

export interface Answers {
  /** Records the first tap; a later one finds the first one's answer. */
  record(tap: Tap): Promise<TapOutcome>;
  /** A member's own answer, by its id or by its posting. */
  find(
    by: { readonly answerId: string } | { readonly postingId: string },
    memberId: string,
  ): Promise<Verdict | undefined>;
  /** Records that a right answer was a guess and replays its card; undefined where it is too late for that. */
  amendGuessed(
    answerId: string,
    amendmentId: string,
    memberId: string,
    now: number,
  ): Promise<Verdict | undefined>;
  /** Records that a member looked a concept up: their answer on it becomes "open book". */
  noteLookUp(memberId: string, concept: string, now: number): Promise<void>;
  /** A learner's answers by question; verdicts still kept back are not in them. */
  tallies(learnerId: string): Promise<ReadonlyMap<string, Tally>>;
  /** A learner's wrong answers that would have been right for another concept. */
  mistakes(learnerId: string): Promise<readonly QuestionMistake[]>;
}

export interface Practices {
  start(practice: NewPractice, now: number): Promise<void>;
  /** Reviews that the learner answered on a study day: what the daily cap counts. */
  countReviews(learnerId: string, day: StudyDay): Promise<number>;
  record(tap: PracticeTap): Promise<TapOutcome>;
  find(practiceId: string, memberId: string): Promise<Practice | undefined>;
}

export interface Cards {
  ofLearner(learnerId: string): Promise<ReadonlyMap<string, Card>>;
  /** Compares at most `limit` cards, from the one after `after` on, with a replay of their logs. */
  differing(after: CardKey | undefined, limit: number): Promise<CardCheck>;
  /** The learner's due cards by due day, at most `limit`. */
  due(learnerId: string, day: StudyDay, limit: number): Promise<readonly DueCard[]>;
}

export interface Scores {
  /** The scores of a team's members over the closed postings of a period. */
  inPeriod(teamId: string, period: Period): Promise<readonly MemberScore[]>;
}

export interface Member extends MemberRef {
  readonly id: string;
  readonly teamId: string;
  readonly learnerId: string;
  /** Own setting, else the platform's, else the team's. */
  readonly zone: string;
  /** The team's zone: its first drill's; periods are counted in it. */
  readonly teamZone: string;
}

export type Feedback = "instant" | "at_close";

export const reportKinds = ["wrong", "ambiguous", "outdated", "typo"] as const;
export type ReportKind = (typeof reportKinds)[number];

export interface Reports {
  /** Adds a report; one a member and question version, a second one changes nothing. */
  add(report: Report & { readonly id: string; readonly kind: ReportKind }): Promise<"added" | "known">;
  rule(ruling: Ruling & { readonly id: string }): Promise<void>;
  /** Everything that was reported and ruled, oldest first. */
  disputes(): Promise<Disputes>;
}

export interface Disputes {
  readonly reports: readonly (Report & { readonly kind: ReportKind })[];
  readonly rulings: readonly Ruling[];
}

export interface Corrections {
  /**
   * Amends answers given to versions below `below`, at most `limit` of them: writes the amendment,
   * rolls scores up anew, replays cards. Returns how many it amended; 0: nothing is left to do.
   */
  amend(correction: Correction, now: number, limit: number, newId: () => string): Promise<number>;
  /** Drills that asked a version below `below` and have had no notice of `below` yet. */
  drillsToTell(questionId: string, below: number, now: number): Promise<readonly Drill[]>;
  /** Claims the notice for a drill before it is sent; false where it was claimed before. */
  claimNotice(drillId: string, questionId: string, version: number, now: number): Promise<boolean>;
  markNoticePosted(drillId: string, questionId: string, version: number): Promise<void>;
}

/** What a new version means for answers to older ones. */
export interface Correction {
  readonly questionId: string;
  /** Answers to versions below this one are amended. */
  readonly below: number;
  readonly effect: "void" | "credit";
}

/** A drill to be created, with its first due time. */
export type NewDrill = Omit<Drill, "platform">;

export interface Drill {
  readonly id: string;
  readonly teamId: string;
  readonly platform: PlatformName;
  readonly channel: string;
  readonly schedule: Schedule;
  readonly feedback: Feedback;
  /** Hours after which a posting closes; undefined: at the next posting. */
  readonly closesAfterHours?: number | undefined;
  /** Slugs of the topics it asks about; undefined: all. */
  readonly topics?: readonly string[] | undefined;
  /** Difficulties it asks; undefined: all. */
  readonly difficulties?: readonly Difficulty[] | undefined;
  readonly next?: Occurrence | undefined;
}

export type PostingState = "sending" | "posted" | "closing" | "closed";

export interface Posting {
  readonly id: string;
  readonly drillId: string;
  readonly teamId: string;
  readonly platform: PlatformName;
  readonly channel: string;
  readonly date: CalendarDate;
  readonly question: Question;
  /** Option indexes in the order in which this posting shows them. */
  readonly order: readonly number[];
  readonly reason: string;
  readonly feedback: Feedback;
  readonly state: PostingState;
  readonly message?: MessageRef | undefined;
  readonly openedAt: number;
  /** When it closes: by its own rule, else at the drill's next due time. */
  readonly closesAt?: number | undefined;
  /** Answers per option index, frozen at close. */
  readonly tally?: readonly number[] | undefined;
}

/** A posting to be claimed: the row that makes it unique by (drill, date) before anything is sent. */
export interface Claim {
  readonly id: string;
  readonly drill: Drill;
  readonly date: CalendarDate;
  readonly question: { readonly id: string; readonly version: number };
  readonly order: readonly number[];
  readonly reason: string;
  readonly now: number;
  /** The drill's next due time after this one. */
  readonly next: Occurrence | undefined;
}

/** A tap on a daily posting's letter. */
export interface Tap {
  /** The id for the answer, should this be the first tap. */
  readonly id: string;
  readonly postingId: string;
  readonly member: Member;
  readonly letter: string;
  readonly now: number;
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

/** A question chosen ahead for a drill's date. */
export interface Plan {
  readonly date: CalendarDate;
  readonly questionId: string;
  readonly version: number;
  readonly reason: string;
}

/** What choosing a drill's next question reads. */
export interface ChoiceInputs {
  readonly asked: ReadonlyMap<string, { readonly asks: number; readonly last: CalendarDate }>;
  /** Question ids of the drill's last two postings, newest first. */
  readonly lastQuestions: readonly string[];
  readonly participants: readonly {
    readonly answers: number;
    readonly asks: number;
    readonly cards: ReadonlyMap<string, Trace>;
  }[];
}

/** A score with the member it belongs to. */
export interface MemberScore extends Score {
  readonly ref: MemberRef;
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
