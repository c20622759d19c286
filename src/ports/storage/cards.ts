// Cards: a learner's memory of each question.
import type { Card } from "../../core/memory.ts";
import type { StudyDay } from "../../core/model.ts";

/** Learners' cards. */
export interface Cards {
  /** A learner's cards by question ID. */
  ofLearner(learnerId: string): Promise<ReadonlyMap<string, Card>>;
  /** Compares up to `limit` cards after `after` with a replay of their logs. */
  differing(after: CardKey | undefined, limit: number): Promise<CardCheck>;
  /** Up to `limit` of the learner's due cards, by due day. */
  due(learnerId: string, day: StudyDay, limit: number): Promise<readonly DueCard[]>;
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
