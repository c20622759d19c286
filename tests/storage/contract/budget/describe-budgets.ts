// The contract of costs: an operation handles a hundred rows with as many statements as one row.
import { describe, expect, it, onTestFinished } from "vitest";
import { createStorage } from "../../../../src/storage/storage.ts";
import { countStatements } from "../../../support/storage/count-statements.ts";
import { type Open, setUpTeam } from "../../../support/storage/storage.ts";
import { dailyBudgets } from "./daily-budgets.ts";
import { learnerBudgets } from "./learner-budgets.ts";
import { linkBudgets } from "./link-budgets.ts";
import { milestoneBudgets } from "./milestone-budgets.ts";
import { outageBudgets } from "./outage-budgets.ts";
import { recapBudgets } from "./recap-budgets.ts";
import { roleBudgets } from "./role-budgets.ts";
import { squadBudgets } from "./squad-budgets.ts";

/** Enough rows that a statement for each of them would show. */
const MANY = 100;

export function describeBudgets(open: Open): void {
  describe("the statement budget", () => {
    it.each([
      ...dailyBudgets,
      ...learnerBudgets,
      ...linkBudgets,
      ...milestoneBudgets,
      ...recapBudgets,
      ...roleBudgets,
      ...outageBudgets,
      ...squadBudgets,
    ])("of $name is $statements", async (budget) => {
      for (const rows of [1, MANY]) {
        const opened = await open();
        onTestFinished(() => opened.close());
        const { database, count } = countStatements(opened.database);
        const team = await setUpTeam({ ...opened, database, storage: createStorage(database) });
        const run = await budget.prepare(team, rows);
        count.statements = 0;
        const handled = await run();
        expect(handled, `rows handled by ${budget.name}`).toBe(rows);
        expect(count.statements, `${rows} rows`).toBeLessThanOrEqual(budget.statements);
      }
    });
  });
}
