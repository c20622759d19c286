// The order that questions are asked in where nothing speaks for one of them.
import { chooseQuestion } from "../../src/core/choose-question.ts";
import type { Question } from "../../src/core/model.ts";
import type { Channel } from "./policy.ts";

/** What the product breaks ties by: the drill's id. */
export function drillOf(seed: number): string {
  return `drill-${seed}`;
}

/**
 * The questions in the order in which chooseQuestion asks them while it knows of no participant. Every policy
 * that asks new questions in an order of chance takes this one: with an order of its own, it would be
 * compared on other questions, easier or harder ones, and the difference would be mostly that.
 */
export function inOrderOfTies({ questions, seed }: Pick<Channel, "questions" | "seed">): readonly Question[] {
  const left = new Map(questions.map((question) => [question.id, question]));
  return questions.flatMap(() => {
    const candidates = [...left.values()].map(({ id, topic }) => ({ id, topic, asks: 0, recall: [] }));
    const next = left.get(chooseQuestion(candidates, [], [], drillOf(seed))?.id ?? "");
    if (next === undefined) return [];
    left.delete(next.id);
    return next;
  });
}
