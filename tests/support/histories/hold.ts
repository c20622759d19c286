// Tries a property on random histories. A history that breaks it is made smaller by leaving out actions.
import fc from "fast-check";
import type { Step } from "./actions.ts";

/** The same seed each time, so that a failing property keeps failing. */
const SEED = 20261201;

/** Tries `check` on `runs` histories. @throws Error with a small history that breaks it, and why */
export async function expectAfterHistories(
  histories: fc.Arbitrary<readonly Step[]>,
  runs: number,
  check: (history: readonly Step[]) => Promise<void>,
): Promise<void> {
  for (const history of fc.sample(fc.noBias(histories), { seed: SEED, numRuns: runs })) {
    if ((await failureOf(check, history)) === undefined) continue;
    const small = await leaveOut(history, async (one) => (await failureOf(check, one)) !== undefined);
    const lines = small.map((step) => JSON.stringify(step)).join("\n");
    throw new Error(`This history breaks the property:\n${lines}`, { cause: await failureOf(check, small) });
  }
}

async function failureOf(
  check: (history: readonly Step[]) => Promise<void>,
  history: readonly Step[],
): Promise<unknown> {
  try {
    await check(history);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Leaves out as many steps as possible, halves first. The steps after them keep their time. */
async function leaveOut(
  history: readonly Step[],
  fails: (history: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let small = history;
  for (let size = Math.ceil(small.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let start = small.length - size; start > -size; start -= size) {
      const shorter = without(small, Math.max(0, start), start + size);
      if (await fails(shorter)) small = shorter;
    }
  return small;
}

function without(history: readonly Step[], from: number, to: number): readonly Step[] {
  const hours = history.slice(from, to).reduce((sum, step) => sum + step.hours, 0);
  const [next, ...rest] = history.slice(to);
  return next === undefined
    ? history.slice(0, from)
    : [...history.slice(0, from), { ...next, hours: next.hours + hours }, ...rest];
}
