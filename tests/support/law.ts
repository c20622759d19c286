// Laws hold for every input. They're tried on seeded inputs, so that a failing test keeps failing.
import fc from "fast-check";

const SEED = 20260104;

/** Tries `property` on `runs` generated inputs. @throws with the smallest input that breaks it */
export function holds<T>(property: fc.IProperty<T>, runs = 200): void {
  fc.assert(property, { seed: SEED, numRuns: runs });
}
