// Weights fitted to one learner: adopted only if they predict held-out reviews better by a margin.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { practice, trueWeights } from "../../../bench/weights/synthetic-learner.ts";
import { type LogEntry, type Recall, readWeights } from "../../../src/core/memory.ts";
import {
  FEWEST_REVIEWS,
  type History,
  heldOutLoss,
  judgeWeights,
  MARGIN,
  nextFit,
  readHistory,
  trainingItems,
} from "../../../src/core/weights/own-weights.ts";
import { fitAndJudge, loadOptimizer } from "../../../src/fitting/fit.ts";
import { day, plusDays } from "../../support/dates.ts";
import { root } from "../../support/kubedrill-process.ts";
import { ownWeights, weightsWith } from "../../support/models/own-weights.ts";

const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
};
const first = day("2026-01-05");
const entry = (recall: LogEntry["recall"], number: number): LogEntry => ({
  recall,
  day: plusDays(first, number),
});

async function judge(
  logs: readonly (readonly LogEntry[])[],
  current = undefined as typeof ownWeights | undefined,
) {
  const optimize = await loadOptimizer();
  if (typeof optimize === "string") throw new Error(optimize);
  return fitAndJudge({ logs, current }, optimize);
}

/** One card per list, reviewed daily; the last days are held out. */
const historyOf = (recalls: readonly Recall[]): History =>
  readHistory([recalls.map((recall, index) => entry(recall, index))]);

describe("a learner's history", () => {
  it("has one review per card and study day, without “I know this”", () => {
    const log = [
      entry("right", 0),
      entry("wrong", 0),
      entry("known", 3),
      entry("guessed", 5),
      entry("right", 4),
    ];
    expect(readHistory([log, []])).toEqual({
      cards: [
        [
          { recall: "right", day: first, days: 0 },
          { recall: "guessed", day: plusDays(first, 5), days: 5 },
        ],
      ],
      reviews: 2,
      heldOutFrom: plusDays(first, 5),
    });
  });

  it("gives the optimizer each review with those before it, and never the last fifth", () => {
    const items = trainingItems(historyOf(["wrong", "right", "guessed", "right", "right"]));
    expect(items.map((item) => item.map(({ rating, days }) => `${rating} after ${days}`))).toEqual([
      ["1 after 0", "3 after 1"],
      ["1 after 0", "3 after 1", "2 after 1"],
      ["1 after 0", "3 after 1", "2 after 1", "3 after 1"],
    ]);
  });

  it("has a log loss over held-out reviews alone: −ln of what the model gave the outcome", () => {
    const model = (recalls: readonly Recall[]) => heldOutLoss(historyOf(recalls)) ?? Number.NaN;
    // Recall a day after the first right answer, at stability 2.3065 (tests/core/memory.test.ts).
    const recall = (1 + ((0.9 ** (1 / -0.1542) - 1) * 1) / 2.3065) ** -0.1542;
    expect(model(["right", "right"])).toBeCloseTo(-Math.log(recall), 6);
    expect(model(["right", "wrong"])).toBeCloseTo(-Math.log(1 - recall), 6);
    expect(heldOutLoss(historyOf(["right"]))).toBeUndefined();
  });
});

describe("fitting", () => {
  it.each([
    [undefined, 2_000],
    [2_000, 2_200],
    [2_001, 2_202],
    [5_000, 5_500],
  ])("after a fit with %s reviews, waits for %i", (before, next) => {
    expect(nextFit(before)).toBe(next);
    expect(FEWEST_REVIEWS).toBe(2_000);
  });

  it("gives someone who differs weights that predict later reviews better", async () => {
    const logs = practice(7, ownWeights, 2_500);
    const history = readHistory(logs);
    const days = history.cards.flatMap((reviews) => reviews.map((review) => review.day)).sort();
    const later = days[2_000] ?? first;
    const { judgment, reviews, library } = await judge(
      logs.map((log) => log.filter((one) => one.day < later)).filter((log) => log.length > 0),
    );
    if (judgment.type !== "adopt") throw new Error(`The weights weren't adopted: ${judgment.type}.`);
    expect(judgment.gain).toBeGreaterThanOrEqual(MARGIN);
    expect(reviews).toBeGreaterThan(1_980);
    expect(library).toBe(
      `@open-spaced-repetition/binding ${dependencies["@open-spaced-repetition/binding"]}`,
    );
    const fresh = { ...history, heldOutFrom: later };
    expect(heldOutLoss(fresh, judgment.weights)).toBeLessThan((heldOutLoss(fresh) ?? 0) - MARGIN);
  });

  it.each([1, 2, 3])("leaves the standard weights to someone who matches them (%i)", async (seed) => {
    expect((await judge(practice(seed, trueWeights(seed, false), 2_000))).judgment).toEqual({ type: "keep" });
  });

  it("gives the same weights for the same log", async () => {
    const logs = practice(7, ownWeights, 2_000);
    expect(await judge(logs)).toEqual(await judge(logs));
  });
});

describe("judging weights", () => {
  // Someone who never forgets, and someone who forgets every other day.
  const steady = historyOf(Array.from({ length: 40 }, () => "right" as const));
  const forgetful = historyOf(
    Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? "wrong" : "right")),
  );
  const slow = weightsWith({ 0: 50, 1: 60, 2: 80, 3: 90 });

  it("adopts those that are better by the margin", () => {
    const gain = (heldOutLoss(steady) ?? 0) - (heldOutLoss(steady, slow) ?? 0);
    expect(gain).toBeGreaterThan(0);
    expect(gain).toBeLessThan(MARGIN);
    expect(judgeWeights(steady, [...slow])).toEqual({ type: "keep" });
    expect(judgeWeights(forgetful, [...ownWeights])).toMatchObject({ type: "adopt", weights: ownWeights });
  });

  it.each([
    ["nothing", undefined],
    ["an error", "failed"],
    ["too few", ownWeights.slice(0, 19)],
    ["NaN", ownWeights.with(3, Number.NaN)],
    ["an infinite one", ownWeights.with(2, Number.POSITIVE_INFINITY)],
    ["one out of range", ownWeights.with(20, 0.9)],
    ["a negative one", ownWeights.with(0, -1)],
  ])("refuses %s", (_, fitted) => {
    expect(readWeights(fitted)).toBeUndefined();
    expect(judgeWeights(forgetful, fitted)).toEqual({ type: "keep" });
    expect(judgeWeights(forgetful, fitted, ownWeights)).toEqual({ type: "keep" });
  });

  it("drops current ones that don't beat the standard ones anymore", () => {
    expect(judgeWeights(steady, undefined, ownWeights)).toEqual({ type: "drop" });
    expect(judgeWeights(steady, [...ownWeights], ownWeights)).toEqual({ type: "drop" });
    expect(judgeWeights(forgetful, undefined, ownWeights)).toEqual({ type: "keep" });
  });

  it("keeps current ones that are at least as good", () => {
    expect(judgeWeights(forgetful, [...ownWeights], ownWeights)).toEqual({ type: "keep" });
  });

  it("decides nothing without held-out reviews to predict", () => {
    expect(judgeWeights(historyOf(["right"]), [...ownWeights], ownWeights)).toEqual({ type: "keep" });
  });
});
