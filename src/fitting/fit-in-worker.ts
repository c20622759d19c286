// Fits weights in a separate thread, on systems that have a prebuilt optimizer.
import type { FittedWeights, FitWeights, LearnerLogs } from "../app/weights/fit-weights.ts";
import { createWorkerThread } from "../threads/worker-thread.ts";

/** One learner takes a fraction of a second, in ms. */
const PATIENCE = 60_000;

/** The first learner with enough reviews starts the thread. `reportMissing` is called once, if no optimizer runs here. */
export function createWorkerFit(
  reportMissing: (reason: string) => void,
  script = new URL("worker.ts", import.meta.url),
): { readonly fitWeights: FitWeights; stop(): Promise<void> } {
  const thread = createWorkerThread<LearnerLogs, FittedWeights | { readonly missing: string }>({
    name: "The thread that fits weights",
    script,
    patience: PATIENCE,
  });
  let isMissing = false;
  return {
    async fitWeights(logs) {
      if (isMissing) return undefined;
      const fitted = await thread.ask(logs);
      if (!("missing" in fitted)) return fitted;
      isMissing = true;
      reportMissing(fitted.missing);
      return undefined;
    },
    stop: thread.stop,
  };
}
