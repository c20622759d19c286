// Fits weights in the test's own thread.
import type { FitWeights } from "../../../src/app/weights/fit-weights.ts";
import { fitAndJudge, loadOptimizer } from "../../../src/fitting/fit.ts";

export const fitHere: FitWeights = async (read) => {
  const optimize = await loadOptimizer();
  return typeof optimize === "string" ? undefined : fitAndJudge(await read(), optimize);
};
