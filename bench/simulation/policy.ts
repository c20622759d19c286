// What a policy for the channel's question is given, and what it is asked.
import type { Card, Recall } from "../../src/core/memory.ts";
import type { Question } from "../../src/core/model.ts";

/** What a policy may look at: answers and the cards that the product makes of them, never the truth. */
export interface Channel {
  readonly seed: number;
  /** In teaching order. */
  readonly questions: readonly Question[];
  /** Of each member, by question id. */
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
