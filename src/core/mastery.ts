// Mastery: how much of a topic a learner gets right, and how certain that is.

/** With fewer answers, a share says next to nothing. */
const MIN_ANSWERS = 5;

/** Probability that the share lies below the interval; the same above it. */
const TAIL = 0.05;

/** Halving [0, 1] this often leaves less than 1e-12. */
const HALVINGS = 40;

/** How much a learner gets right. Shares are 0–1. */
export type Mastery =
  | {
      readonly type: "too few";
      readonly right: number;
      readonly answered: number;
      /** Answers until the share is reliable. */
      readonly missing: number;
    }
  | { readonly type: "estimate"; readonly share: number; readonly low: number; readonly high: number };

/**
 * The share of right answers with its equal-tailed 90% credible interval: the 5% and 95% quantiles of
 * Beta(1 + right, 1 + wrong), the posterior of a uniform prior. If all or none are right, the share is 1 or 0 and
 * lies just outside its interval.
 */
export function mastery(right: number, answered: number): Mastery {
  if (answered < MIN_ANSWERS) return { type: "too few", right, answered, missing: MIN_ANSWERS - answered };
  const [a, b] = [1 + right, 1 + answered - right];
  return {
    type: "estimate",
    share: right / answered,
    low: lowQuantile(a, b),
    high: 1 - lowQuantile(b, a),
  };
}

/**
 * The x below which Beta(a, b) has probability TAIL, by bisection; a and b are whole numbers above 0. Searching
 * below the mean is enough: any log-concave distribution has at least 1/e there (Grünbaum 1960).
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
 * The probability that Beta(a, b) lies below x, the regularized incomplete beta function I_x(a, b), for x
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

/** A topic is mastered if the likely range of the share begins here. Without a mistake, that takes ten answers. */
const MASTERED = 0.75;

/** Whether the learner very probably gets at least three of four questions right. */
export function isMastered(mastery: Mastery): mastery is Extract<Mastery, { type: "estimate" }> {
  return mastery.type === "estimate" && mastery.low >= MASTERED;
}

/** Mastery in words: “72% (55–84)”, “3 of 4, 1 more answer for a reliable score”. */
export function masteryText(mastery: Mastery): string {
  if (mastery.type === "too few") {
    const { right, answered, missing } = mastery;
    if (answered === 0) return "no answers yet";
    return `${right} of ${answered}, ${missing} more ${missing === 1 ? "answer" : "answers"} for a reliable score`;
  }
  const { share, low, high } = mastery;
  const interval = `(${percent(low)}–${percent(high)})`;
  // “100% (61–99)” would contradict itself.
  if (share === 0 || share === 1) return `${share === 1 ? "all" : "none"} right ${interval}`;
  return `${percent(share)}% ${interval}`;
}

function percent(share: number): number {
  return Math.round(100 * share);
}

/** How well a learner remembers a concept today. */
export interface ConceptRecall {
  readonly slug: string;
  readonly title: string;
  /** Mean retrievability of the learner's cards, 0–1. */
  readonly recall: number;
  readonly cards: number;
}

export interface Extremes {
  readonly strongest: readonly ConceptRecall[];
  readonly weakest: readonly ConceptRecall[];
}

const MAX_NAMED = 3;

/**
 * The three concepts a learner remembers best, best first, and the three they remember worst, worst first; ties by
 * title. Weak ones have a recall below `sure`, 0–1: others need no look. Concepts without cards are skipped. No concept
 * is in both lists, and every strong one has a higher recall than every weak one, so the lists can be shorter.
 */
export function strongestAndWeakest(concepts: readonly ConceptRecall[], sure: number): Extremes {
  const known = concepts.filter(({ cards }) => cards > 0);
  const named = Math.min(MAX_NAMED, Math.floor(known.length / 2));
  const strongest = known.toSorted((one, other) => other.recall - one.recall || byTitle(one, other));
  const weakest = known.toSorted((one, other) => one.recall - other.recall || byTitle(one, other));
  const least = strongest[named - 1]?.recall ?? 0;
  const most = weakest[named - 1]?.recall ?? 0;
  return {
    strongest: strongest.slice(0, named).filter(({ recall }) => recall > most),
    weakest: weakest.slice(0, named).filter(({ recall }) => recall < Math.min(least, sure)),
  };
}

function byTitle(one: ConceptRecall, other: ConceptRecall): number {
  return one.title < other.title ? -1 : 1;
}
