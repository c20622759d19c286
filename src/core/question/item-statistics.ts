// Item statistics: how well a question works, by each learner's first answer to it.

import type { Option, Question } from "../model.ts";
import { type Flag, flagsOf, type Measures, type RatedAnswer } from "./item-flags.ts";

/** A learner's first answer to a question. */
export interface FirstAnswer {
  readonly questionId: string;
  readonly learner: string;
  /** Index of the chosen option. */
  readonly option: number;
  readonly correct: boolean;
}

/** What item statistics are computed from: up to one answer per learner and question. */
export interface FirstAnswers {
  readonly questions: readonly Question[];
  /** Read once, in any order. Answers to questions that aren't in `questions` only say how good the learner is. */
  readonly answers: Iterable<FirstAnswer>;
}

/** A question's statistics. */
export interface ItemStatistics extends Measures {
  readonly questionId: string;
  /** Share right beyond guessing: (p − 1/k) / (1 − 1/k) with k options; below 0 if guessing does better. */
  readonly corrected: number;
  /** Most serious first. */
  readonly flags: readonly Flag[];
}

/**
 * The statistics of every question with an answer, in the order of `questions`. Discrimination is the
 * point-biserial correlation of being right with the leave-one-out residual: the mean of (correct − p_j) over the
 * learner's other questions j, where p_j is j's share right. Only learners who answered another question count
 * (shared/learning.md, "Feedback and items"). Takes O(answers), plus sorting each question's residuals.
 */
export function itemStatistics({ questions, answers }: FirstAnswers): readonly ItemStatistics[] {
  const byQuestion = Map.groupBy(answers, ({ questionId }) => questionId);
  const sums = sumResiduals(byQuestion.values());
  return questions.flatMap((question) => {
    const given = byQuestion.get(question.id);
    return given === undefined ? [] : [statisticsOf(question, given, sums)];
  });
}

interface Sum {
  total: number;
  count: number;
}

/** For each learner, the sum of correct − p_j over all their questions j. */
function sumResiduals(groups: Iterable<readonly FirstAnswer[]>): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const given of groups) {
    const p = shareRight(given);
    for (const { learner, correct } of given) {
      const sum = sums.get(learner) ?? { total: 0, count: 0 };
      sum.total += Number(correct) - p;
      sum.count += 1;
      sums.set(learner, sum);
    }
  }
  return sums;
}

function statisticsOf(
  question: Question,
  given: readonly FirstAnswer[],
  sums: ReadonlyMap<string, Sum>,
): ItemStatistics {
  const n = given.length;
  const p = shareRight(given);
  const byGuessing = 1 / question.options.length;
  const rated = given.flatMap(({ learner, option, correct }): readonly RatedAnswer[] => {
    const { total, count } = sums.get(learner) ?? { total: 0, count: 0 };
    if (count < 2) return [];
    return [{ option, correct, residual: settle((total - (Number(correct) - p)) / (count - 1)) }];
  });
  const measures: Measures = {
    n,
    p,
    discrimination: pointBiserial(rated),
    rated: rated.length,
    shares: sharesOf(question.options, given),
  };
  return {
    questionId: question.id,
    ...measures,
    corrected: (p - byGuessing) / (1 - byGuessing),
    flags: flagsOf(measures, question.options, rated),
  };
}

function shareRight(given: readonly FirstAnswer[]): number {
  return given.reduce((right, { correct }) => right + Number(correct), 0) / given.length;
}

function sharesOf(options: readonly Option[], given: readonly FirstAnswer[]): readonly number[] {
  const chosen = new Map<number, number>();
  for (const { option } of given) chosen.set(option, (chosen.get(option) ?? 0) + 1);
  return options.map((_, index) => (chosen.get(index) ?? 0) / given.length);
}

/** (M₁ − M₀) / s · √(q (1 − q)): M₁ and M₀ are the mean residuals of right and wrong answers, q is the share right. */
function pointBiserial(rated: readonly RatedAnswer[]): number | undefined {
  const right = rated.filter(({ correct }) => correct).map(({ residual }) => residual);
  const wrong = rated.filter(({ correct }) => !correct).map(({ residual }) => residual);
  if (right.length === 0 || wrong.length === 0) return undefined;
  const average = mean(rated.map(({ residual }) => residual));
  const deviation = Math.sqrt(mean(rated.map(({ residual }) => (residual - average) ** 2)));
  if (settle(deviation) === 0) return undefined;
  const q = right.length / rated.length;
  return settle(((mean(right) - mean(wrong)) / deviation) * Math.sqrt(q * (1 - q)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Rounds to nine decimals (never −0), so that the order of additions doesn't matter. */
function settle(value: number): number {
  return Math.round(value * 1e9) / 1e9 + 0;
}

/**
 * Whether two versions of a question ask the same thing: stem, code, options, and key. Statistics count answers to
 * one as answers to the other. Rationales and sources don't matter, because learners see them only afterward.
 */
export function asksTheSame(a: Question, b: Question): boolean {
  return JSON.stringify(seenBefore(a)) === JSON.stringify(seenBefore(b));
}

function seenBefore({ stem, code, options }: Question): readonly unknown[] {
  return [stem, code?.text, options.map(({ text, correct }) => [text, correct])];
}
