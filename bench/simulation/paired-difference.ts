// How far two policies are apart, from runs of both in the same worlds.

/** The interval is mean ± halfWidth. */
export interface Difference {
  readonly mean: number;
  readonly halfWidth: number;
}

/** Of many intervals, so many hold the true difference. */
export const CONFIDENCE = 0.95;

/**
 * The mean of `ones[i] − others[i]` with its confidence interval (95% by default), by Student's t for pairs.
 * @throws RangeError for fewer than two pairs, or if one half is missing
 */
export function pairedDifference(
  ones: readonly number[],
  others: readonly number[],
  confidence = CONFIDENCE,
): Difference {
  const pairs = ones.length;
  if (pairs < 2 || others.length !== pairs)
    throw new RangeError(`An interval takes two pairs or more: there are ${pairs} and ${others.length}.`);
  const differences = ones.map((one, index) => one - (others[index] ?? 0));
  const mean = meanOf(differences);
  const squares = differences.reduce((sum, difference) => sum + (difference - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (pairs - 1) / pairs);
  return { mean, halfWidth: studentQuantile(pairs - 1, confidence) * standardError };
}

export function meanOf(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

/** Halvings of the angle that leave less than 1e-12. */
const HALVINGS = 42;

/**
 * The t with `confidence` (0–1) of Student's distribution between −t and t. With t = √ν·tan θ, that share is
 * ∫ cos^(ν−1) from 0 to θ, over the same from 0 to π/2; θ is found by bisection.
 */
export function studentQuantile(degreesOfFreedom: number, confidence = CONFIDENCE): number {
  const all = cosineIntegral(Math.PI / 2, degreesOfFreedom - 1);
  let [low, high] = [0, Math.PI / 2];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (cosineIntegral(middle, degreesOfFreedom - 1) < confidence * all) low = middle;
    else high = middle;
  }
  return Math.sqrt(degreesOfFreedom) * Math.tan(low);
}

/** ∫ cos^power from 0 to `to`, by Simpson's rule. */
function cosineIntegral(to: number, power: number): number {
  const steps = 512;
  let sum = 0;
  for (let step = 0; step <= steps; step++) {
    const factor = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
    sum += factor * Math.cos((to * step) / steps) ** power;
  }
  return (sum * to) / steps / 3;
}
