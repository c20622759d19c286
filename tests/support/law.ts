// Laws: what must hold for every input, tried on seeded ones, so that a red test stays red.
import fc from "fast-check";

const SEED = 20260104;

/** Tries `property` on `runs` generated inputs. @throws with the smallest input that breaks it. */
export function holds<T>(property: fc.IProperty<T>, runs = 200): void {
  fc.assert(property, { seed: SEED, numRuns: runs });
}
