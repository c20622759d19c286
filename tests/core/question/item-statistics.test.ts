// Item statistics: tables computed by hand, and laws.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FirstAnswer, itemStatistics } from "../../../src/core/question/item-statistics.ts";
import { holds } from "../../support/law.ts";
import { makeQuestion } from "../../support/make-question.ts";

import { answer, answersOf, named, only } from "./first-answers.ts";

describe("item statistics", () => {
  const ids = ["a", "b", "c"];
  // p: a .75, b .5, c .5
  const table = { wen: "0 0 0", xia: "0 0 1", yan: "0 1 1", zoe: "2 3 0" };
  const statistics = itemStatistics({ questions: named(...ids), answers: answersOf(ids, table) });

  it("count first answers and the share right", () => {
    expect(statistics.map(({ questionId, n, p }) => [questionId, n, p])).toEqual([
      ["a", 4, 0.75],
      ["b", 4, 0.5],
      ["c", 4, 0.5],
    ]);
  });

  it("correct the share right for guessing among four options", () => {
    expect(only(statistics, "a").corrected).toBeCloseTo(2 / 3, 12);
    expect(only(statistics, "b").corrected).toBeCloseTo(1 / 3, 12);
    const wrong = itemStatistics({ questions: named("a"), answers: [answer("a", "wen", 1)] });
    expect(only(wrong, "a").corrected).toBeCloseTo(-1 / 3, 12);
  });

  it("correct the share right for guessing among another number of options", () => {
    const three = makeQuestion({ id: "a", options: makeQuestion().options.slice(0, 3) });
    const [found] = itemStatistics({ questions: [three], answers: answersOf(["a"], { wen: "0", xia: "1" }) });
    expect(found?.corrected).toBeCloseTo(0.25, 12);
    expect(found?.shares).toEqual([0.5, 0.5, 0]);
  });

  it("give each option its share, chosen or not", () => {
    expect(statistics.map(({ shares }) => shares)).toEqual([
      [0.75, 0, 0.25, 0],
      [0.5, 0.25, 0, 0.25],
      [0.5, 0.5, 0, 0],
    ]);
  });

  it("correlate being right with doing better on other questions", () => {
    // a: residuals .5, 0, −.5 for right answers, 0 for the wrong one
    expect(only(statistics, "a").discrimination).toBe(0);
    // b: .375, −.125 right; −.125, −.125 wrong: .25 / √.046875 · .5
    expect(only(statistics, "b").discrimination).toBeCloseTo(1 / Math.sqrt(3), 8);
    // c: .375, −.625 right; .375, −.125 wrong: −.25 / √.171875 · .5
    expect(only(statistics, "c").discrimination).toBeCloseTo(-1 / Math.sqrt(11), 8);
  });

  it("exclude learners who answered nothing else from the correlation", () => {
    const lonely = { ...table, ann: "0 . .", bea: "1 . .", cleo: ". 0 ." };
    const more = itemStatistics({ questions: named(...ids), answers: answersOf(ids, lonely) });
    expect(more.map(({ n, rated }) => [n, rated])).toEqual([
      [6, 4],
      [5, 4],
      [4, 4],
    ]);
    expect(only(more, "a").p).toBeCloseTo(4 / 6, 12);
    // Only b's p has changed, which moves every residual by the same amount.
    expect(only(more, "a").discrimination).toBe(0);
  });

  it("use a learner's answers to questions that weren't requested", () => {
    const some = itemStatistics({ questions: named("b"), answers: answersOf(ids, table) });
    expect(some).toEqual([only(statistics, "b")]);
  });

  it("have no discrimination if all are right, all are wrong, or all do equally well elsewhere", () => {
    const same = { wen: "0 1 0", xia: "0 1 1", yan: "0 1 0", zoe: "0 1 1" };
    const { a, b, c } = Object.fromEntries(
      itemStatistics({ questions: named(...ids), answers: answersOf(ids, same) }).map((one) => [
        one.questionId,
        one.discrimination,
      ]),
    );
    expect([a, b, c]).toEqual([undefined, undefined, undefined]);
  });

  it("skip a question without answers", () => {
    expect(itemStatistics({ questions: named("a"), answers: [] })).toEqual([]);
    expect(itemStatistics({ questions: [], answers: answersOf(ids, table) })).toEqual([]);
  });

  it("read the answers once", () => {
    const once = answersOf(ids, table).values();
    expect(itemStatistics({ questions: named(...ids), answers: once })).toEqual(statistics);
  });
});

describe("item statistics of any answers", () => {
  const ids = ["a", "b", "c", "d"];
  const questions = named(...ids);
  const anyAnswers = fc
    .array(fc.array(fc.option(fc.nat({ max: 3 })), { minLength: 4, maxLength: 4 }), { maxLength: 40 })
    .map((rows) =>
      rows.flatMap((row, learner) =>
        row.flatMap((option, column) =>
          option === null ? [] : [answer(ids[column] ?? "", `learner ${learner}`, option)],
        ),
      ),
    );

  it("stay within their bounds (law)", () => {
    holds(
      fc.property(anyAnswers, (answers) => {
        for (const { n, p, corrected, discrimination = 0, rated, shares } of itemStatistics({
          questions,
          answers,
        })) {
          expect(p).toBe(shares[0]);
          expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 9);
          expect(corrected).toBeGreaterThanOrEqual(-1 / 3 - 1e-12);
          expect(corrected).toBeLessThanOrEqual(1);
          expect(rated).toBeLessThanOrEqual(n);
          expect(Math.abs(discrimination)).toBeLessThanOrEqual(1);
          expect(Object.is(discrimination, -0)).toBe(false);
        }
      }),
    );
  });

  it("don't depend on the order of answers, and don't change them (law)", () => {
    const shuffled = anyAnswers.chain((answers) =>
      fc.tuple(fc.constant(answers), fc.shuffledSubarray(answers, { minLength: answers.length })),
    );
    holds(
      fc.property(shuffled, ([answers, others]) => {
        const before = structuredClone(answers);
        expect(itemStatistics({ questions, answers: others })).toEqual(
          itemStatistics({ questions, answers }),
        );
        expect(answers).toEqual(before);
      }),
    );
  });

  it("match the definition of discrimination (law)", () => {
    holds(
      fc.property(anyAnswers, (answers) => {
        for (const { questionId, discrimination } of itemStatistics({ questions, answers })) {
          const expected = byDefinition(answers, questionId);
          if (discrimination === undefined) expect(expected).toBeUndefined();
          else expect(discrimination).toBeCloseTo(expected ?? Number.NaN, 7);
        }
      }),
    );
  });
});

/** Discrimination by its definition, with Pearson's formula: slow but independent. */
function byDefinition(answers: readonly FirstAnswer[], id: string): number | undefined {
  const shareRight = (of: string) => {
    const given = answers.filter(({ questionId }) => questionId === of);
    return given.filter(({ correct }) => correct).length / given.length;
  };
  const points = answers
    .filter(({ questionId }) => questionId === id)
    .flatMap(({ learner, correct }) => {
      const others = answers.filter((one) => one.learner === learner && one.questionId !== id);
      const sum = others.reduce((all, one) => all + Number(one.correct) - shareRight(one.questionId), 0);
      return others.length === 0 ? [] : [{ x: Number(correct), y: sum / others.length }];
    });
  const average = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [average((point) => point.x), average((point) => point.y)];
  const covariance = average((point) => (point.x - x) * (point.y - y));
  const deviations = Math.sqrt(
    average((point) => (point.x - x) ** 2) * average((point) => (point.y - y) ** 2),
  );
  return deviations > 1e-8 ? covariance / deviations : undefined;
}
