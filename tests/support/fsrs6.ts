// FSRS-6 implemented independently, from its published formulas (open-spaced-repetition/fsrs4anki wiki,
// "The Algorithm"), for answers on different days, to check the library.

/** The default weights of FSRS-6, w0 to w20. */
const weights = {
  firstStability: { wrong: 0.212, guessed: 1.2931, right: 2.3065 },
  firstDifficulty: 6.4133,
  difficultyStep: 0.8334,
  difficultyChange: 3.0194,
  meanReversion: 0.001,
  recall: { factor: 1.8722, stability: 0.1666, retrievability: 0.796, guessed: 0.6014 },
  lapse: { factor: 1.4835, difficulty: 0.0614, stability: 0.2629, retrievability: 1.6483 },
  sameDay: { factor: 0.5425, offset: 0.0912, stability: 0.0658 },
  decay: -0.1542,
} as const;

export interface Memory {
  readonly stability: number;
  readonly difficulty: number;
}

type Recall = "wrong" | "guessed" | "right";

const grades: Readonly<Record<Recall | "easy", number>> = { wrong: 1, guessed: 2, right: 3, easy: 4 };

/** The memory after an answer, `days` days (at least one) after the one before. */
export function step(before: Memory | undefined, recall: Recall, days: number): Memory {
  if (before === undefined) {
    return {
      stability: weights.firstStability[recall],
      difficulty: clamp(firstDifficulty(recall), 1, 10),
    };
  }
  return { stability: nextStability(before, recall, days), difficulty: nextDifficulty(before, recall) };
}

/** The memory after a right answer on the same day as the previous one, which the bot never grades. */
export function sameDayRight({ stability, difficulty }: Memory): Memory {
  const { factor, offset, stability: power } = weights.sameDay;
  const increase = Math.exp(factor * offset) * stability ** -power;
  return {
    stability: stability * Math.max(1, increase),
    difficulty: nextDifficulty({ stability, difficulty }, "right"),
  };
}

/** Recall after `days` days; 0.9 after as many as `stability`. */
export function recallAfter(days: number, stability: number): number {
  const factor = 0.9 ** (1 / weights.decay) - 1;
  return (1 + (factor * days) / stability) ** weights.decay;
}

/** Days until recall has fallen to `retention`. */
export function daysUntil(retention: number, stability: number): number {
  const factor = 0.9 ** (1 / weights.decay) - 1;
  return (stability / factor) * (retention ** (1 / weights.decay) - 1);
}

function nextStability({ stability, difficulty }: Memory, recall: Recall, days: number): number {
  const forgotten = 1 - recallAfter(days, stability);
  if (recall === "wrong") {
    const { factor, difficulty: d, stability: s, retrievability } = weights.lapse;
    const lapsed =
      factor * difficulty ** -d * ((stability + 1) ** s - 1) * Math.exp(retrievability * forgotten);
    const atMost = stability / Math.exp(weights.sameDay.factor * weights.sameDay.offset);
    return clamp(Math.min(lapsed, atMost), 0.001, 36_500);
  }
  const { factor, stability: s, retrievability, guessed } = weights.recall;
  const growth =
    Math.exp(factor) * (11 - difficulty) * stability ** -s * (Math.exp(retrievability * forgotten) - 1);
  return clamp(stability * (1 + growth * (recall === "guessed" ? guessed : 1)), 0.001, 36_500);
}

function nextDifficulty({ difficulty }: Memory, recall: Recall): number {
  const change = -weights.difficultyChange * (grades[recall] - 3);
  const damped = difficulty + (change * (10 - difficulty)) / 9;
  const { meanReversion } = weights;
  return clamp(meanReversion * firstDifficulty("easy") + (1 - meanReversion) * damped, 1, 10);
}

function firstDifficulty(recall: Recall | "easy"): number {
  return weights.firstDifficulty - Math.exp((grades[recall] - 1) * weights.difficultyStep) + 1;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
