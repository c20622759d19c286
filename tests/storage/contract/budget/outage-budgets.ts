// Statement budgets of outages.
import { sql } from "../../../../src/storage/transaction.ts";
import { at, dateOf, execute, query, type TestTeam } from "../../../support/storage/storage.ts";
import type { Budget } from "./budget.ts";
import { answerMany, claimMany } from "./daily-budgets.ts";

/** Settles an outage from the first day's noon to its afternoon. */
async function goDown({ storage, newId }: TestTeam): Promise<() => Promise<void>> {
  for (const now of [at(0, 12), at(0, 15)])
    await storage.outages.beat({ id: newId(), platform: "playground", now, continues: false });
  const [outageId = ""] = await storage.outages.unsettled("playground");
  return () => storage.outages.settle(outageId);
}

export const outageBudgets: readonly Budget[] = [
  {
    name: "outages.settle: many questions",
    statements: 9,
    async prepare(team, rows) {
      await claimMany(team, rows);
      await execute(team.database, sql`UPDATE posting SET state = 'posted'`);
      const settle = await goDown(team);
      return async () => {
        await settle();
        return (await query(team.database, sql`SELECT id FROM posting WHERE outage_id IS NOT NULL`)).length;
      };
    },
  },
  {
    name: "outages.settle: many streaks",
    statements: 11,
    async prepare(team, rows) {
      const { drillId } = await answerMany(team, rows, "instant");
      const [missed, drill] = [team.newId(), await team.storage.drills.byId(drillId)];
      if (drill === undefined) throw new Error("The drill is gone.");
      // Everyone answered the second question, and no one the first.
      await execute(team.database, sql`UPDATE posting SET date = ${dateOf(1)}`);
      await execute(team.database, sql`UPDATE streak SET last_date = ${dateOf(1)}, length = 7`);
      await team.post(drill, 0, { id: missed });
      const settle = await goDown(team);
      return async () => {
        await settle();
        return (await query(team.database, sql`SELECT member_id FROM streak WHERE length = 1`)).length;
      };
    },
  },
];
