// Mastery: how much of a topic a learner gets right, and how sure one can be of that.

/** Below this many answers a share says next to nothing. */
const FEWEST_ANSWERS = 5;

/** Probability that the share lies below the interval, and above it: together 10 %. */
const TAIL = 0.05;

/** Halvings of [0, 1] that leave less than 1e-12. */
const HALVINGS = 40;

/** Shares are 0–1. */
export type Mastery =
  | { readonly type: "too few"; readonly right: number; readonly answered: number }
  | { readonly type: "estimate"; readonly share: number; readonly low: number; readonly high: number };

/**
 * The share of right answers with its equal-tailed 90 % credible interval: the 5 % and 95 % quantiles of
 * Beta(1 + right, 1 + wrong), which is what `right` of `answered` answers make of a uniform prior. Where all
 * or none are right, the share is the end of the scale and lies just outside its interval.
 */
export function mastery(right: number, answered: number): Mastery {
  if (answered < FEWEST_ANSWERS) return { type: "too few", right, answered };
  const [a, b] = [1 + right, 1 + answered - right];
  return {
    type: "estimate",
    share: right / answered,
    low: betaQuantile(TAIL, a, b),
    high: 1 - betaQuantile(TAIL, b, a),
  };
}

/** The x below which Beta(a, b) has probability `p`, by bisection; a and b are whole numbers above 0. */
function betaQuantile(p: number, a: number, b: number): number {
  const logBeta = logBetaFunction(a, b);
  let [low, high] = [0, 1];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (betaBelow(middle, a, b, logBeta) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The regularised incomplete beta function I_x(a, b): the probability of Beta(a, b) below x, 0 < x < 1. Sums
 * the series of https://dlmf.nist.gov/8.17#E8, whose terms are positive and fall as long as x is below
 * the mean; above it, the tail on the other side is summed (https://dlmf.nist.gov/8.17#E4).
 */
function betaBelow(x: number, a: number, b: number, logBeta: number): number {
  if (x > a / (a + b)) return 1 - betaBelow(1 - x, b, a, logBeta);
  let term = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta) / a;
  let sum = term;
  for (let k = 0; term > sum * Number.EPSILON; k++) {
    term *= (x * (a + b + k)) / (a + 1 + k);
    sum += term;
  }
  return sum;
}

/** ln B(a, b) of whole numbers: B(a, 1) = 1 / a and B(a, k + 1) = B(a, k) · k / (a + k). */
function logBetaFunction(a: number, b: number): number {
  let log = -Math.log(a);
  for (let k = 1; k < b; k++) log += Math.log(k / (a + k));
  return log;
}

/** How well a learner's cards of one concept are remembered today. */
export interface ConceptRecall {
  readonly slug: string;
  readonly title: string;
  /** Mean retrievability of its cards, 0–1. */
  readonly recall: number;
  readonly cards: number;
}

export interface Extremes {
  readonly strongest: readonly ConceptRecall[];
  readonly weakest: readonly ConceptRecall[];
}

const MOST_NAMED = 3;

/**
 * Up to three concepts remembered best, best first, and up to three remembered worst, worst first; equals in
 * order of their titles. Concepts without a card are left out, no concept is in both lists, and none is
 * called weaker than one that is remembered as well: of equals on both sides neither is named.
 */
export function strongestAndWeakest(concepts: readonly ConceptRecall[]): Extremes {
  const known = concepts.filter(({ cards }) => cards > 0);
  const named = Math.min(MOST_NAMED, Math.floor(known.length / 2));
  const strongest = known.toSorted((one, other) => other.recall - one.recall || byTitle(one, other));
  const weakest = known.toSorted((one, other) => one.recall - other.recall || byTitle(one, other));
  const least = strongest[named - 1]?.recall ?? 0;
  const most = weakest[named - 1]?.recall ?? 0;
  return {
    strongest: strongest.slice(0, named).filter(({ recall }) => recall > most),
    weakest: weakest.slice(0, named).filter(({ recall }) => recall < least),
  };
}

function byTitle(one: ConceptRecall, other: ConceptRecall): number {
  return one.title < other.title ? -1 : 1;
}
