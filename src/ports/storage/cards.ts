// Cards: a learner's memory of each question.
import type { Card, LogEntry, Weights } from "../../core/memory.ts";
import type { StudyDay } from "../../core/model.ts";
import type { Judgment } from "../../core/weights/own-weights.ts";
import type { Member } from "./people.ts";

/** Learners' cards. */
export interface Cards {
  /** A learner's cards by question ID. */
  ofLearner(learnerId: string): Promise<ReadonlyMap<string, Card>>;
  /** Compares up to `limit` cards after `after` with a replay of their logs. */
  differing(after: CardKey | undefined, limit: number): Promise<CardCheck>;
  /** Up to `limit` of the learner's due cards, by due day, without suspended questions. */
  due(learnerId: string, day: StudyDay, limit: number): Promise<readonly DueCard[]>;
  /** The questions that the learner suspended, latest first. */
  suspended(learnerId: string): Promise<readonly string[]>;
  /** "I know this": makes the card due after the longest interval, once. Undefined if the learner has no card. */
  know(choice: CardChoice): Promise<Card | undefined>;
  /** Takes a question out of the learner's reviews. */
  suspend(choice: CardChoice): Promise<void>;
  /** Takes a question back into the learner's reviews. */
  resume(learnerId: string, questionId: string): Promise<void>;
}

/** What a member decides about their card of a question. */
export interface CardChoice {
  /** A new ID. */
  readonly id: string;
  readonly member: Pick<Member, "id" | "learnerId" | "zone">;
  readonly questionId: string;
  /** Epoch ms. */
  readonly now: number;
}

/** Identifies a card. */
export interface CardKey {
  readonly learnerId: string;
  readonly questionId: string;
}

/** The result of comparing cards with their logs. */
export interface CardCheck {
  readonly checked: number;
  readonly differing: readonly CardKey[];
  /** The last card compared; undefined after the last one. */
  readonly last: CardKey | undefined;
}

/** A card to review. */
export interface DueCard extends Card {
  readonly questionId: string;
}

/** Learners' memory models: their own weights, and cards that still have to follow a changed model. */
export interface MemoryModels {
  /** A page of learners by ID, from after `after` on: those whose weights can be fitted, and those with old cards. */
  toFit(after: string | undefined): Promise<ModelPage>;
  /** A page of the learner's cards' logs by question ID, from after the question `after` on. */
  log(learnerId: string, after: string | undefined): Promise<LogPage>;
  /** Stores what was decided. False, and nothing stored, if the learner's reviews have changed since. Then catch up. */
  settle(outcome: FitOutcome): Promise<boolean>;
  /** Replays the learner's cards that another model made, a few per transaction. */
  catchUp(learnerId: string): Promise<void>;
  /** Since when the learner has weights of their own, in epoch ms; undefined: they have the standard ones. */
  since(learnerId: string): Promise<number | undefined>;
}

export interface ModelPage {
  /** Learners with enough reviews for a fit, and enough new ones since the last. */
  readonly ripe: readonly { readonly learnerId: string; readonly current: Weights | undefined }[];
  /** Learners with cards of another model than theirs. */
  readonly behind: readonly string[];
  /** The page's last learner; undefined on the last page. */
  readonly last: string | undefined;
}

export interface LogPage {
  readonly logs: readonly (readonly LogEntry[])[];
  /** The page's last question; undefined on the last page. */
  readonly last: string | undefined;
}

/** What was decided about a learner's weights. */
export interface FitOutcome {
  readonly learnerId: string;
  /** How many reviews were looked at: all the learner's. */
  readonly reviews: number;
  /** The optimizer's name and version. */
  readonly library: string;
  readonly judgment: Judgment;
  /** Epoch ms. */
  readonly now: number;
}
