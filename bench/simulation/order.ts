// The order that questions are asked in where nothing speaks for one of them.
import { chooseQuestion, latenessOf } from "../../src/core/choose-question.ts";
import type { Question } from "../../src/core/model.ts";
import type { Channel } from "./policy.ts";

/** What the product breaks ties by: the drill's id. */
export function drillOf(seed: number): string {
  return `drill-${seed}`;
}

/** A question's lateness in this pool, as src/app/daily/choose.ts computes it. */
export function latenessIn(questions: readonly Question[], { topic, difficulty }: Question): number {
  const topics = topicsOf(questions);
  return latenessOf({ difficulty, topic: topics.indexOf(topic), topics: topics.length });
}

const known = new WeakMap<readonly Question[], readonly string[]>();

function topicsOf(questions: readonly Question[]): readonly string[] {
  const topics = known.get(questions) ?? [...new Set(questions.map(({ topic }) => topic))];
  known.set(questions, topics);
  return topics;
}

/**
 * The questions in the order in which chooseQuestion asks them while it knows of no participant. Every policy
 * that asks new questions in an order of chance takes this one: with an order of its own, it would be
 * compared on other questions, easier or harder ones, and the difference would be mostly that.
 */
export function inOrderOfTies({ questions, seed }: Pick<Channel, "questions" | "seed">): readonly Question[] {
  const left = new Map(questions.map((question) => [question.id, question]));
  return questions.flatMap(() => {
    const candidates = [...left.values()].map((question) => ({
      id: question.id,
      topic: question.topic,
      asks: 0,
      recall: [],
      lateness: latenessIn(questions, question),
    }));
    const next = left.get(chooseQuestion(candidates, [], [], drillOf(seed))?.id ?? "");
    if (next === undefined) return [];
    left.delete(next.id);
    return next;
  });
}
