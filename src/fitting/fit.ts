// Fits FSRS weights with the Rust optimizer, a native package that some systems don't have.
import type { FittedWeights, LearnerLogs } from "../app/weights/fit-weights.ts";
import { judgeWeights, readHistory, type TrainingItem, trainingItems } from "../core/weights/own-weights.ts";

/** The optimizer's package and version, stored with the weights. */
export const OPTIMIZER = "@open-spaced-repetition/binding 0.1.2";

/** Returns weights, w0 first. */
export type Optimize = (items: readonly TrainingItem[]) => Promise<readonly number[]>;

/** The optimizer; on systems without a prebuilt one, the reason. */
export async function loadOptimizer(): Promise<Optimize | string> {
  const binding = await import("@open-spaced-repetition/binding").catch((error: unknown) => String(error));
  if (typeof binding === "string") return binding;
  const { computeParameters, FSRSBindingItem, FSRSBindingReview } = binding;
  return (items) => {
    const set = items.map(
      (item) => new FSRSBindingItem(item.map(({ rating, days }) => new FSRSBindingReview(rating, days))),
    );
    // `timeout` is how often it looks whether the fit is done, in ms.
    return computeParameters(set, { enableShortTerm: false, timeout: 1 });
  };
}

/** Fits weights to a learner's logs, and judges them on reviews that weren't fitted. */
export async function fitAndJudge(
  { logs, current }: LearnerLogs,
  optimize: Optimize,
): Promise<FittedWeights> {
  const history = readHistory(logs);
  const fitted = await optimize(trainingItems(history));
  return { judgment: judgeWeights(history, fitted, current), reviews: history.reviews, library: OPTIMIZER };
}
