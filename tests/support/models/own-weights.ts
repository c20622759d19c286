// Weights of a learner's own, for tests: someone who forgets little at first, then fast.
import { readWeights, type Weights } from "../../../src/core/memory.ts";

/** Weights with which FSRS-6 starts, except those given by index. */
export function weightsWith(changed: Readonly<Record<number, number>>): Weights {
  const standard = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
  ].concat([1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0, 0, 0, 0.1542]);
  const weights = readWeights(standard.map((weight, index) => changed[index] ?? weight));
  if (weights === undefined) throw new RangeError("ts-fsrs refuses these weights.");
  return weights;
}

export const ownWeights = weightsWith({ 0: 1, 1: 5, 2: 10, 3: 20, 8: 1, 20: 0.7 });
