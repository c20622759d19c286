// How fast memory grows.

export interface Sample {
  /** Since the load began. */
  readonly hours: number;
  readonly megabytes: number;
}

/** In MB per hour. */
export interface Growth {
  readonly perHour: number;
  readonly standardError: number;
}

/**
 * The slope of the line through the means of blocks of five minutes, by least squares. Single samples depend on the ones before
 * them, as memory falls at collections only; such means hardly do, so that their standard error says something.
 * The error is infinite for two blocks. @throws RangeError for fewer than two blocks
 */
export function growthPerHour(samples: readonly Sample[]): Growth {
  const blocks = [...Map.groupBy(samples, ({ hours }) => Math.floor(hours * 12)).values()].map((block) => ({
    hours: mean(block.map(({ hours }) => hours)),
    megabytes: mean(block.map(({ megabytes }) => megabytes)),
  }));
  if (blocks.length < 2) throw new RangeError("Growth needs samples of at least two blocks of five minutes.");
  const [x, y] = [mean(blocks.map(({ hours }) => hours)), mean(blocks.map(({ megabytes }) => megabytes))];
  const spread = sum(blocks.map(({ hours }) => (hours - x) ** 2));
  const perHour = sum(blocks.map(({ hours, megabytes }) => (hours - x) * (megabytes - y))) / spread;
  const rest = sum(blocks.map(({ hours, megabytes }) => (megabytes - y - perHour * (hours - x)) ** 2));
  const freedom = blocks.length - 2;
  return { perHour, standardError: freedom === 0 ? Infinity : Math.sqrt(rest / freedom / spread) };
}

/** The samples of the load's second half. */
export function secondHalf(samples: readonly Sample[]): readonly Sample[] {
  const end = samples.at(-1)?.hours ?? 0;
  return samples.filter(({ hours }) => hours >= end / 2);
}

function mean(figures: readonly number[]): number {
  return sum(figures) / figures.length;
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
