// Chance for fuzzing: everything that is drawn follows from one seed.
import { seededRandom } from "../../support/seeded-random.ts";

export interface Chance {
  /** One of the items. */
  of<T>(items: readonly T[]): T;
  /** A whole number from 0 up to, but not including, `most`. */
  below(most: number): number;
  /** True once in so many times. */
  once(times: number): boolean;
}

export function createChance(seed: number): Chance {
  const random = seededRandom(seed);
  const below = (most: number) => Math.floor(random() * most);
  return {
    below,
    of<T>(items: readonly T[]): T {
      if (items.length === 0) throw new Error("There is nothing to draw from.");
      return items[below(items.length)] as T;
    },
    once: (times) => below(times) === 0,
  };
}
