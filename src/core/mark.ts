// Marking: which option was chosen, whether it's right, and how options are shuffled and lettered.
import type { Option, Question } from "./model.ts";

export const letters = ["A", "B", "C", "D"] as const;
export type Letter = (typeof letters)[number];

/** The result of an answer. */
export interface Mark {
  readonly correct: boolean;
  readonly chosen: Option;
  readonly key: Option;
}

/** Marks the option with index `option` in the question's file; undefined if there's no such option. */
export function mark(question: Question, option: number): Mark | undefined {
  const chosen = question.options[option];
  const key = question.options.find((candidate) => candidate.correct);
  if (chosen === undefined || key === undefined) return undefined;
  return { correct: chosen.correct, chosen, key };
}

/** A shuffled order of option indexes (Fisher–Yates); `random` returns numbers in [0, 1). */
export function shuffle(count: number, random: () => number): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}

/** The option index that `letter` stands for in `order`; undefined if there's none. */
export function optionAt(order: readonly number[], letter: string): number | undefined {
  return order[letters.indexOf(letter as Letter)];
}

/** The letter that option index `option` has in `order`. Throws a RangeError if it isn't there. */
export function letterOf(order: readonly number[], option: number): Letter {
  const letter = letters[order.indexOf(option)];
  if (letter === undefined) throw new RangeError(`Option ${option} is not in the order ${order.join()}.`);
  return letter;
}
