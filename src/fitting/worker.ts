// The thread that fits weights: preparing reviews and comparing weights would block answers for 100 ms.
import { answerRequests } from "../threads/answer-requests.ts";
import { fitAndJudge, loadOptimizer } from "./fit.ts";
import type { FitAnswer, FitRequest } from "./fit-in-worker.ts";

answerRequests<FitRequest, FitAnswer>(async (request) => {
  const optimizer = await loadOptimizer();
  if (typeof optimizer === "string") return { missing: optimizer };
  return request === "check" ? { missing: undefined } : fitAndJudge(request, optimizer);
});
