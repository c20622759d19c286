// Interleaved measuring: contestants take turns in one run, so that noise affects all of them equally.

/** A row's goal, for its ratio (ours / baseline) or for our own figure. */
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

/** Runs one round and returns its figure, such as ms per query. Round numbers continue after the warm-up. */
export type Round = (round: number) => number | Promise<number>;

export interface Rounds {
  readonly warmUps: number;
  /** With an even number, each contestant comes first equally often. */
  readonly rounds: number;
}

/** Runs the contestants in turn, every other round in reverse (A B, B A, …). Returns each one's median. */
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

/** The middle figure, or the mean of the two middle ones. @throws RangeError for no figures */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError("There is no median of nothing.");
  return (low + high) / 2;
}

export function ratioOf({ ours, baseline }: Pick<Measurement, "ours" | "baseline">): number {
  return ours / baseline;
}

/** Whether the goal is met; undefined without a goal. */
export function meetsGoal(measurement: Measurement): boolean | undefined {
  const { goal, ours } = measurement;
  if (goal === undefined) return undefined;
  const figure = goal.of === "ours" ? ours : ratioOf(measurement);
  return goal.sign === "≥" ? figure >= goal.value : figure <= goal.value;
}
