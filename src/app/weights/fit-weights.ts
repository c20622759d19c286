// Fits the memory model to learners with enough reviews, and lets cards follow a changed model.
import type { LogEntry, Weights } from "../../core/memory.ts";
import type { Judgment } from "../../core/weights/own-weights.ts";
import type { MemoryModels, ModelPage } from "../../ports/storage/cards.ts";
import { clicksFirst } from "../daily/pages.ts";

/** Fits weights to a learner's logs and judges them; undefined, without reading them, where the optimizer doesn't run. */
export type FitWeights = (read: () => Promise<LearnerLogs>) => Promise<FittedWeights | undefined>;

export interface LearnerLogs {
  /** A log per card. */
  readonly logs: readonly (readonly LogEntry[])[];
  readonly current: Weights | undefined;
}

export interface FittedWeights {
  readonly judgment: Judgment;
  /** The graded answers in the logs. */
  readonly reviews: number;
  /** The optimizer's name and version. */
  readonly library: string;
}

export interface FittingDeps {
  readonly storage: { readonly memoryModels: MemoryModels };
  readonly fitWeights: FitWeights;
  readonly clock: () => number;
  readonly reportFailure: (error: unknown, what: string) => void;
}

/** Learners in one round: each takes a fraction of a second in another thread. The next round continues. */
const MOST_FITS = 20;

/** Looks at all learners. Every step is a few milliseconds, so that clicks get in between. */
export async function fitLearners(deps: FittingDeps): Promise<void> {
  const { memoryModels } = deps.storage;
  let left = MOST_FITS;
  let after: string | undefined;
  do {
    const { ripe, behind, last } = await memoryModels.toFit(after);
    for (const learnerId of behind) await memoryModels.catchUp(learnerId);
    for (const learner of ripe.slice(0, left)) {
      left--;
      await fitLearner(deps, learner).catch((error: unknown) =>
        deps.reportFailure(error, "fit a memory model"),
      );
    }
    after = last;
    await clicksFirst();
  } while (after !== undefined);
}

async function fitLearner(
  { storage: { memoryModels }, fitWeights, clock }: FittingDeps,
  { learnerId, current }: ModelPage["ripe"][number],
): Promise<void> {
  const fitted = await fitWeights(async () => ({ logs: await readLogs(memoryModels, learnerId), current }));
  if (fitted === undefined) return;
  // False if an answer came meanwhile: a later round fits again.
  if (await memoryModels.settle({ learnerId, ...fitted, now: clock() }))
    await memoryModels.catchUp(learnerId);
}

async function readLogs(memoryModels: MemoryModels, learnerId: string): Promise<LearnerLogs["logs"]> {
  const all: LearnerLogs["logs"][number][] = [];
  let after: string | undefined;
  do {
    const { logs, last } = await memoryModels.log(learnerId, after);
    all.push(...logs);
    after = last;
    await clicksFirst();
  } while (after !== undefined);
  return all;
}
