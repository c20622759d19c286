// Writes about memory models: weights of a learner's own, and cards that follow them.
import { sql } from "../../../../src/storage/transaction.ts";
import { ownWeights } from "../../../support/models/own-weights.ts";
import { at, execute, RIGHT } from "../../../support/storage/storage.ts";
import type { WriteCases } from "./write-case.ts";

export const modelCases: WriteCases = {
  "memoryModels.settle": async ({ storage, meet, answerPractice }) => {
    const { learnerId, ...ada } = await meet("ada");
    await answerPractice({ learnerId, ...ada }, "q1", RIGHT, at(0));
    const judgment = { type: "adopt", weights: ownWeights, gain: 0.01 } as const;
    return () =>
      storage.memoryModels.settle({ learnerId, reviews: 1, library: "test 1", judgment, now: at(1) });
  },
  "memoryModels.catchUp": async ({ storage, database, meet, answerPractice }) => {
    const ada = await meet("ada");
    await answerPractice(ada, "q1", RIGHT, at(0));
    await execute(database, sql`UPDATE card SET library = ${"older"}`);
    return () => storage.memoryModels.catchUp(ada.learnerId);
  },
};
