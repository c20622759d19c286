// A ranker that learns which of several options is the right one: conditional logistic regression with a ridge penalty.
import type { CueItem } from "./features.ts";

/**
 * Fits weights that maximize Σ log P(key) − ridge/2 · |w|², where P is the softmax of w · x over an item's options
 * (McFadden 1974). Uses Nesterov's accelerated gradient with a fixed number of steps, so the result is deterministic.
 */
export function fitRanker(
  items: readonly CueItem[],
  size: number,
  ridge: number,
  steps: number,
): Float64Array {
  const weights = new Float64Array(size);
  const ahead = new Float64Array(size);
  const gradient = new Float64Array(size);
  // The curvature is at most the features' squared length; features have a deviation of 1, but are correlated.
  const rate = 1 / (ridge + 0.5 * items.length * Math.sqrt(size));
  for (let step = 1; step <= steps; step++) {
    for (let index = 0; index < size; index++) gradient[index] = -ridge * (ahead[index] ?? 0);
    for (const item of items) addGradient(gradient, item, ahead);
    const momentum = (step - 1) / (step + 2);
    for (let index = 0; index < size; index++) {
      const next = (ahead[index] ?? 0) + rate * (gradient[index] ?? 0);
      ahead[index] = next + momentum * (next - (weights[index] ?? 0));
      weights[index] = next;
    }
  }
  return weights;
}

/** The probability that the model gives each option. */
export function rankOptions({ rows }: CueItem, weights: Float64Array): readonly number[] {
  const chances = rows.map((row) => dot(row, weights));
  toChances(chances);
  return chances;
}

/** Scores to softmax probabilities, in place. */
function toChances(scores: number[]): void {
  const top = Math.max(...scores);
  let sum = 0;
  for (let option = 0; option < scores.length; option++) {
    const power = Math.exp((scores[option] ?? 0) - top);
    scores[option] = power;
    sum += power;
  }
  for (let option = 0; option < scores.length; option++) scores[option] = (scores[option] ?? 0) / sum;
}

function addGradient(gradient: Float64Array, item: CueItem, weights: Float64Array): void {
  const chances = rankOptions(item, weights);
  for (let option = 0; option < item.rows.length; option++) {
    const row = item.rows[option] as Float64Array;
    const error = (option === item.key ? 1 : 0) - (chances[option] as number);
    for (let index = 0; index < row.length; index++)
      gradient[index] = (gradient[index] as number) + error * (row[index] as number);
  }
}

function dot(row: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < row.length; index++) sum += (row[index] as number) * (weights[index] as number);
  return sum;
}
