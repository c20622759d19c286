// Cards: a learner's memory of each question.
import type { Card } from "../../core/memory.ts";
import type { StudyDay } from "../../core/model.ts";

export interface Cards {
  ofLearner(learnerId: string): Promise<ReadonlyMap<string, Card>>;
  /** Compares at most `limit` cards, from the one after `after` on, with a replay of their logs. */
  differing(after: CardKey | undefined, limit: number): Promise<CardCheck>;
  /** The learner's due cards by due day, at most `limit`. */
  due(learnerId: string, day: StudyDay, limit: number): Promise<readonly DueCard[]>;
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
