// A draw: random squads of the same size and about the same strength.

/** A member who takes part in a draw. */
export interface Drawn {
  readonly id: string;
  /** What they earned lately. */
  readonly points: number;
}

/** How many random draws are compared; the most even one is taken. */
const ATTEMPTS = 20;

/**
 * Draws `count` squads, as lists of member IDs. Sizes differ by up to one, and the squads' points by up to the best
 * member's. `seed` is any number in [0, 1); the same one draws the same squads, in any order of `people`.
 */
export function drawSquads(
  people: readonly Drawn[],
  count: number,
  seed: number,
): readonly (readonly string[])[] {
  const random = randomFrom(seed);
  const ordered = people.toSorted((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1));
  let best: readonly (readonly Drawn[])[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const drawn = drawOnce(ordered, count, random);
    if (attempt === 0 || spreadOf(drawn) < spreadOf(best)) best = drawn;
  }
  return best.map((squad) => squad.map(({ id }) => id));
}

/** Each squad gets one of the `count` strongest, one of the next ones, and so on, by chance. */
function drawOnce(
  ordered: readonly Drawn[],
  count: number,
  random: () => number,
): readonly (readonly Drawn[])[] {
  const squads: Drawn[][] = Array.from({ length: count }, () => []);
  for (let first = 0; first < ordered.length; first += count) {
    const places = shuffle(squads, random);
    for (const [index, one] of ordered.slice(first, first + count).entries()) places[index]?.push(one);
  }
  return squads;
}

function spreadOf(squads: readonly (readonly Drawn[])[]): number {
  const sums = squads.map((squad) => squad.reduce((sum, { points }) => sum + points, 0));
  return Math.max(...sums) - Math.min(...sums);
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}

/** Random numbers in [0, 1) that follow from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = Math.floor(seed * 2 ** 32);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
