// Due cards: a learner's reviews of a day, in a large and a small database.
import { DEFAULT_CAP } from "../../src/core/review-queue.ts";
import type { BenchRow } from "../bench-row.ts";
import { lastDay } from "../fill-database.ts";
import { compareSizes, pick } from "../sizes.ts";

export const dueCards: BenchRow = {
  name: "due-cards",
  measure: ({ answers }) =>
    compareSizes("due cards", answers, ({ connection, storage }) => {
      const learners = pick(connection, "SELECT id FROM learner ORDER BY id");
      return async (call) => {
        const due = await storage.cards.due(learners(call), lastDay, DEFAULT_CAP);
        if (due.length === 0) throw new Error("Nothing is due after weeks of answers.");
      };
    }),
};
