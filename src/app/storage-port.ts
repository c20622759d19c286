// The port to the database: the atomic steps that read and change what is kept.
import type { Occurrence } from "../core/drill-calendar.ts";
import type { FirstAnswers } from "../core/item-statistics.ts";
import type { Card } from "../core/memory.ts";

import type { CalendarDate, StudyDay } from "../core/model.ts";
import type { Period } from "../core/period.ts";
import type { Report, Ruling } from "../core/quarantine.ts";
import type { MessageRef, Person } from "./ports.ts";
import type {
  CardCheck,
  CardKey,
  ChoiceInputs,
  Claim,
  Correction,
  Disputes,
  Drill,
  DueCard,
  HashedQuestion,
  Member,
  MemberScore,
  NewDrill,
  NewIds,
  NewPractice,
  Plan,
  Posting,
  Practice,
  PracticeTap,
  QuestionMistake,
  ReportKind,
  RunningStreak,
  Tally,
  Tap,
  TapOutcome,
  Verdict,
} from "./records.ts";

export * from "./records.ts";

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
  readonly statistics: Statistics;
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
  /** A member's streaks, one a drill. */
  streaks(memberId: string): Promise<readonly RunningStreak[]>;
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

export interface Reports {
  /** Adds a report; one a member and question version, a second one changes nothing. */
  add(report: Report & { readonly id: string; readonly kind: ReportKind }): Promise<"added" | "known">;
  rule(ruling: Ruling & { readonly id: string }): Promise<void>;
  /** Everything that was reported and ruled, oldest first. */
  disputes(): Promise<Disputes>;
}

export interface Corrections {
  /**
   * Amends answers given to versions below `below`, at most one for each of `ids`: writes the amendment,
   * rolls scores up anew, replays cards. Returns how many it amended; 0: nothing is left to do.
   */
  amend(correction: Correction, now: number, ids: readonly string[]): Promise<number>;
  /** Drills that asked a version below `below` and have had no notice of `below` yet. */
  drillsToTell(questionId: string, below: number, now: number): Promise<readonly Drill[]>;
  /** Claims the notice for a drill before it is sent; false where it was claimed before. */
  claimNotice(drillId: string, questionId: string, version: number, now: number): Promise<boolean>;
  markNoticePosted(drillId: string, questionId: string, version: number): Promise<void>;
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
