// The interface of a policy that chooses the channel's question.
import type { Card, Recall } from "../../src/core/memory.ts";
import type { Question } from "../../src/core/model.ts";

/** What a policy can see: answers and the product's cards, never the truth. */
export interface Channel {
  readonly seed: number;
  /** In teaching order. */
  readonly questions: readonly Question[];
  /** Per member, by question ID. */
  readonly cards: readonly ReadonlyMap<string, Card>[];
}

export interface Answer {
  readonly member: number;
  readonly recall: Recall;
}

export interface Posting {
  readonly question: Question;
  readonly day: number;
  readonly answers: readonly Answer[];
}

export interface Policy {
  /** The question for the day, or undefined for none. Days count from 0, with one call per day. */
  ask(day: number): Question | undefined;
  /** Takes the members' answers. */
  closed(posting: Posting): void;
}

export type CreatePolicy = (channel: Channel) => Policy;
