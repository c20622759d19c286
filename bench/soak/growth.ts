// How fast memory grows.

export interface Sample {
  /** Since the load began. */
  readonly hours: number;
  readonly megabytes: number;
}

/** MB per hour: the slope of the line through the samples, by least squares. @throws RangeError for fewer than two times */
export function growthPerHour(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [x, y] = [mean(({ hours }) => hours), mean(({ megabytes }) => megabytes)];
  const spread = mean(({ hours }) => (hours - x) ** 2);
  if (!(spread > 0)) throw new RangeError("Growth needs samples of at least two times.");
  return mean(({ hours, megabytes }) => (hours - x) * (megabytes - y)) / spread;
}

/** The samples of the load's second half. */
export function secondHalf(samples: readonly Sample[]): readonly Sample[] {
  const end = samples.at(-1)?.hours ?? 0;
  return samples.filter(({ hours }) => hours >= end / 2);
}
