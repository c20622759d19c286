// Interleaved measuring: contestants take turns within one run, so that a noisy machine hits all alike.

/** What a row is to reach: its ratio (ours / baseline), or our own figure. */
export interface Goal {
  readonly of: "ratio" | "ours";
  readonly sign: "≥" | "≤";
  readonly value: number;
}

/** One line of the table. */
export interface Measurement {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly baseline: number;
  readonly goal?: Goal | undefined;
}

/** One round of a contestant; returns its figure, such as ms a query. Round numbers go on from the warm-up. */
export type Round = (round: number) => number | Promise<number>;

export interface Rounds {
  readonly warmUps: number;
  /** An even number gives every contestant each place in the order equally often. */
  readonly rounds: number;
}

/** Runs the contestants in turn, every other round backwards (A B, B A, …); returns each one's median. */
export async function interleave<Name extends string>(
  contestants: Readonly<Record<Name, Round>>,
  { warmUps, rounds }: Rounds,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(contestants) as Name[];
  const figures = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < warmUps + rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const figure = await contestants[name](round);
      if (round >= warmUps) figures.get(name)?.push(figure);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(figures.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}

/** How long the work takes, in ms. */
export async function time(work: () => unknown): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

/** The middle figure, or the mean of the two in the middle. @throws RangeError where there are none. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError("There is no median of nothing.");
  return (low + high) / 2;
}

export function ratioOf({ ours, baseline }: Pick<Measurement, "ours" | "baseline">): number {
  return ours / baseline;
}

/** Whether the goal is met; undefined where there is none. */
export function meetsGoal(measurement: Measurement): boolean | undefined {
  const { goal, ours } = measurement;
  if (goal === undefined) return undefined;
  const figure = goal.of === "ours" ? ours : ratioOf(measurement);
  return goal.sign === "≥" ? figure >= goal.value : figure <= goal.value;
}
