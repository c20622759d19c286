// Statement budgets of roles for awards.
import { sql } from "../../../../src/storage/transaction.ts";
import { at, dateOf, execute } from "../../../support/storage/storage.ts";
import { type Budget, times } from "./budget.ts";
import { answerMany } from "./daily-budgets.ts";

export const roleBudgets: readonly Budget[] = [
  {
    name: "roles.due",
    statements: 1,
    async prepare({ storage, teamId, database, meet }, rows) {
      await storage.roles.set({ teamId, award: "topic", role: "R1", season: dateOf(0) });
      await times(rows, async (index) => {
        const { id } = await meet(`member-${index}`);
        await execute(database, sql`INSERT INTO role_due (member_id, award) VALUES (${id}, 'topic')`);
      });
      await execute(database, sql`UPDATE member SET announced = 1`);
      return async () => (await storage.roles.due(at(1), rows)).length;
    },
  },
  {
    name: "roles.endSeason",
    statements: 4,
    async prepare(team, rows) {
      const { storage, teamId } = team;
      await storage.roles.set({ teamId, award: "season-winner", role: "R1", season: dateOf(-60) });
      const posting = await answerMany(team, rows, "instant");
      await storage.closing.close(posting.id, at(1));
      const season = { from: dateOf(-60), to: dateOf(29), next: dateOf(30) };
      return async () => {
        await storage.roles.endSeason(teamId, season);
        return rows;
      };
    },
  },
];
