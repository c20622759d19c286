// Cards: a learner's memory of each question.
import type { Card } from "../../core/memory.ts";
import type { StudyDay } from "../../core/model.ts";
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
