// The thread that fits weights: preparing reviews and comparing weights would block answers for 100 ms.
import type { FittedWeights, LearnerLogs } from "../app/weights/fit-weights.ts";
import { answerRequests } from "../threads/answer-requests.ts";
import { fitAndJudge, loadOptimizer } from "./fit.ts";

answerRequests<LearnerLogs, FittedWeights | { readonly missing: string }>(async (logs) => {
  const optimizer = await loadOptimizer();
  return typeof optimizer === "string" ? { missing: optimizer } : fitAndJudge(logs, optimizer);
});
