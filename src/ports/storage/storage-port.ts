// The port to the database: the atomic steps that read and change what is kept.

import type { Card } from "../../core/memory.ts";
import type { StudyDay } from "../../core/model.ts";
import type { Period } from "../../core/period.ts";
import type { FirstAnswers } from "../../core/question/item-statistics.ts";
import type { Report, Ruling } from "../../core/question/quarantine.ts";
import type { PlatformName, TeamRef } from "../ports.ts";
import type { Drills, Notices, Postings, Reminders, Schedules } from "./drill-port.ts";
import type { Drill } from "./drill-records.ts";
import type { People } from "./people-port.ts";
import type {
  CardCheck,
  CardKey,
  Correction,
  Disputes,
  DueCard,
  HashedQuestion,
  MemberScore,
  NewPractice,
  NoticeTurn,
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
import type { Squads } from "./squad-port.ts";

export * from "./drill-port.ts";
export * from "./drill-records.ts";
export * from "./people-port.ts";
export * from "./records.ts";
export * from "./squad-port.ts";

/** The database's operations, by noun; each is one atomic step. */
export interface Storage {
  readonly settings: Settings;
  readonly questions: QuestionVersions;
  readonly people: People;
  readonly teams: Teams;
  readonly installations: Installations;
  readonly notices: Notices;
  readonly drills: Drills;
  readonly schedules: Schedules;
  readonly postings: Postings;
  readonly answers: Answers;
  readonly practices: Practices;
  readonly cards: Cards;
  readonly reminders: Reminders;
  readonly scores: Scores;
  readonly squads: Squads;
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

export interface Teams {
  /** Notes that Kubedrill is in a team, perhaps again, and returns the team's id; `id` is for a new one. */
  join(team: TeamRef, now: number, id: string): Promise<string>;
  /** Pauses a team's drills, holds its reminders, and forgets its installation. */
  leave(team: TeamRef, now: number): Promise<void>;
  /** All of a platform that were not purged, those that left included. */
  list(platform: PlatformName): Promise<readonly KnownTeam[]>;
  /** Deletes, for good, a part of what a team has that left before `before`; false where there is none such. */
  purge(before: number): Promise<boolean>;
}

export interface KnownTeam {
  readonly id: string;
  /** By the platform's own id. */
  readonly externalId: string;
  /** Whether Kubedrill was removed from it. */
  readonly left: boolean;
}

/** A platform's credentials for its teams, already encrypted. */
export interface Installations {
  store(team: TeamRef, body: string, now: number): Promise<void>;
  find(team: TeamRef): Promise<string | undefined>;
  remove(team: TeamRef): Promise<void>;
  /** All of a platform. */
  list(platform: PlatformName): Promise<readonly Installation[]>;
}

export interface Installation {
  /** The team's, by the platform's own id. */
  readonly externalId: string;
  readonly body: string;
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
  /** Claims the notice for a drill before it is sent. */
  claimNotice(drillId: string, questionId: string, version: number, now: number): Promise<NoticeTurn>;
  markNoticePosted(drillId: string, questionId: string, version: number): Promise<void>;
  /** Gives back a notice that was certainly not sent: the next to claim it is the first one. */
  forgetNotice(drillId: string, questionId: string, version: number): Promise<void>;
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
