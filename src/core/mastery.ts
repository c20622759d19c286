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
    low: lowQuantile(a, b),
    high: 1 - lowQuantile(b, a),
  };
}

/**
 * The x below which Beta(a, b) has probability TAIL, by bisection; a and b are whole numbers above 0. It is
 * sought below the mean, where any log-concave distribution has at least 1/e (Grünbaum 1960).
 */
function lowQuantile(a: number, b: number): number {
  const logBeta = logBetaFunction(a, b);
  let [low, high] = [0, a / (a + b)];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (probabilityBelow(middle, a, b, logBeta) < TAIL) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The probability that Beta(a, b) lies below x, the regularised incomplete beta function I_x(a, b), for x
 * between 0 and the mean: https://dlmf.nist.gov/8.17#E8, where each term is positive and less than the last.
 */
function probabilityBelow(x: number, a: number, b: number, logBeta: number): number {
  let term = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta) / a;
  let sum = term;
  for (let k = 0; term > Number.EPSILON; k++) {
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

/** “72 % (55–84)”, “3 of 4, too few to say”: the same words in texts and in pictures. */
export function masteryText(mastery: Mastery): string {
  if (mastery.type === "too few") {
    const { right, answered } = mastery;
    return answered === 0 ? "no answers yet" : `${right} of ${answered}, too few to say`;
  }
  const { share, low, high } = mastery;
  const interval = `(${percent(low)}–${percent(high)})`;
  // “100 % (61–99)” would contradict itself.
  if (share === 0 || share === 1) return `${share === 1 ? "all" : "none"} right ${interval}`;
  return `${percent(share)} % ${interval}`;
}

function percent(share: number): number {
  return Math.round(100 * share);
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
