// Measures of a ranking. A rank is the place of what was wanted, 0 for the first; -1 where it was not found.

/** The share of ranks among the first `count`. */
export function recallAt(count: number, ranks: readonly number[]): number {
  return shareOf(ranks, (rank) => rank >= 0 && rank < count);
}

/** The mean of 1 / place, counted from 1; nothing where it was not found. */
export function meanReciprocalRank(ranks: readonly number[]): number {
  return ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0) / ranks.length;
}

export function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / items.length;
}
