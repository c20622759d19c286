// Weights of a learner's own: how much better they predict later reviews, and what fitting them costs.
import { heldOutLoss, readHistory } from "../../src/core/weights/own-weights.ts";
import { fitAndJudge, loadOptimizer, type Optimize } from "../../src/fitting/fit.ts";
import type { BenchRow } from "../bench-row.ts";
import { type Measurement, median } from "../measure.ts";
import { practice, trueWeights } from "../weights/synthetic-learner.ts";

/** Reviews that are known when weights are fitted, and later ones that show how well they predict. */
const KNOWN = 2_000;
const LATER = 500;

/** Half of them differ from the standard model. */
const LEARNERS = 80;

export const weights: BenchRow = {
  name: "weights",
  async measure({ short }) {
    const seeds = Array.from({ length: (short ? 4 : LEARNERS) / 2 }, (_, index) => index + 1);
    const measured: Measurement[] = [];
    const times: { readonly took: number; readonly fitted: number }[] = [];
    for (const [who, differs] of [["who differ", true] as const, ["like the standard", false] as const]) {
      const losses: Awaited<ReturnType<typeof fitOne>>[] = [];
      for (const seed of seeds) losses.push(await fitOne(seed, differs));
      const mean = (figures: readonly number[]) =>
        figures.reduce((sum, one) => sum + one, 0) / figures.length;
      const adopted = losses.filter(({ ours, standard }) => ours !== standard).length;
      measured.push({
        name: `log loss of ${LATER} later reviews, ${seeds.length} learners ${who}, ${adopted} adopted`,
        unit: "nats",
        ours: mean(losses.map(({ ours }) => ours)),
        baseline: mean(losses.map(({ standard }) => standard)),
        goal: { of: "ratio", sign: "≤", value: 1 },
      });
      times.push(...losses);
    }
    const [ours, baseline] = [
      median(times.map(({ took }) => took)),
      median(times.map(({ fitted }) => fitted)),
    ];
    return [
      ...measured,
      {
        name: `fitting and judging ${KNOWN} reviews, against the optimizer alone`,
        unit: "ms",
        ours,
        baseline,
      },
    ];
  },
};

async function fitOne(seed: number, differs: boolean) {
  const optimize = await loadOptimizer();
  if (typeof optimize === "string") throw new Error(optimize);
  const logs = practice(seed, trueWeights(seed, differs), KNOWN + LATER);
  const history = readHistory(logs);
  const days = history.cards.flatMap((reviews) => reviews.map(({ day }) => day)).sort();
  const later = days[KNOWN];
  if (later === undefined) throw new Error("The learner has too few reviews.");
  const known = logs.map((log) => log.filter(({ day }) => day < later)).filter((log) => log.length > 0);
  let fitted = 0;
  const timed: Optimize = async (items) => {
    const before = performance.now();
    const found = await optimize(items);
    fitted = performance.now() - before;
    return found;
  };
  const began = performance.now();
  const { judgment } = await fitAndJudge({ logs: known, current: undefined }, timed);
  const took = performance.now() - began;
  const fresh = { ...history, heldOutFrom: later };
  const standard = heldOutLoss(fresh) ?? Number.NaN;
  const ours = judgment.type === "adopt" ? heldOutLoss(fresh, judgment.weights) : standard;
  return { standard, ours: ours ?? Number.NaN, took, fitted };
}
