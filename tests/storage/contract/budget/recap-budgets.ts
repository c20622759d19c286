// Statement budgets of the weekly recap.
import { sql } from "../../../../src/storage/transaction.ts";
import { at, dateOf, execute } from "../../../support/storage/storage.ts";
import type { Budget } from "./budget.ts";
import { answerMany, claimMany, sizeOf } from "./daily-budgets.ts";

export const recapBudgets: readonly Budget[] = [
  {
    name: "recaps.numbers",
    statements: 9,
    async prepare(team, rows) {
      const { id, drillId } = await answerMany(team, rows, "instant");
      await team.storage.closing.close(id, at(1));
      const recap = await team.storage.recaps.find({ drillId, week: dateOf(0) });
      if (recap === undefined) throw new Error("The week has no recap.");
      return async () => {
        const { members, streaks, answered } = await team.storage.recaps.numbers(recap);
        return members.length === streaks.length ? answered : 0;
      };
    },
  },
  {
    name: "recaps.due",
    statements: 1,
    async prepare(team, rows) {
      const postings = await claimMany(team, rows);
      await execute(team.database, sql`UPDATE posting SET state = 'posted'`);
      await execute(team.database, sql`UPDATE drill SET next_due_date = ${dateOf(7)}`);
      for (const { id } of postings) await team.storage.closing.close(id, at(1));
      return () => sizeOf(team.storage.recaps.due(at(1), rows));
    },
  },
];
