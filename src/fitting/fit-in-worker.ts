// Fits weights in a separate thread, on systems that have a prebuilt optimizer.
import type { FittedWeights, FitWeights, LearnerLogs } from "../app/weights/fit-weights.ts";
import { createWorkerThread } from "../threads/worker-thread.ts";

/** One learner takes a fraction of a second, in ms. */
const PATIENCE = 60_000;

/** "check": only says whether an optimizer runs here. */
export type FitRequest = LearnerLogs | "check";

/** The weights, or why no optimizer runs here; undefined if one does. */
export type FitAnswer = FittedWeights | { readonly missing: string | undefined };

/** The first learner with enough reviews starts the thread. `reportMissing` is called once, if no optimizer runs here. */
export function createWorkerFit(
  reportMissing: (reason: string) => void,
  script = new URL("worker.ts", import.meta.url),
): { readonly fitWeights: FitWeights; stop(): Promise<void> } {
  const thread = createWorkerThread<FitRequest, FitAnswer>({
    name: "The thread that fits weights",
    script,
    patience: PATIENCE,
  });
  let runsHere: boolean | undefined;

  async function check(): Promise<boolean> {
    const answer = await thread.ask("check");
    if (!("missing" in answer) || answer.missing === undefined) return true;
    reportMissing(answer.missing);
    return false;
  }

  return {
    async fitWeights(read) {
      runsHere ??= await check();
      if (!runsHere) return undefined;
      const fitted = await thread.ask(await read());
      return "missing" in fitted ? undefined : fitted;
    },
    stop: thread.stop,
  };
}
