// Statement budgets of milestones.
import { sql } from "../../../../src/storage/transaction.ts";
import { execute, RIGHT } from "../../../support/storage/storage.ts";
import { type Budget, times } from "./budget.ts";
import { answerMany } from "./daily-budgets.ts";

export const milestoneBudgets: readonly Budget[] = [
  {
    name: "milestones.announced",
    statements: 1,
    async prepare(team, rows) {
      const drill = await team.createDrill();
      const [before, posting] = [await team.post(drill, 0), await team.post(drill, 1)];
      await times(rows, async (index) => team.answer(before, await team.meet(`member-${index}`), RIGHT));
      await execute(team.database, sql`UPDATE member SET announced = 1`);
      await execute(
        team.database,
        sql`INSERT INTO milestone (member_id, kind, drill_id, reached_by, reached_at)
          SELECT member_id, 'streak-7', drill_id, 'an answer', ${before.openedAt} FROM streak`,
      );
      return async () => (await team.storage.milestones.announced(posting, before, rows)).length;
    },
  },
  {
    name: "milestones.topicTallies",
    statements: 2,
    async prepare(team, rows) {
      const { id } = await answerMany(team, 2 * rows, "instant");
      return async () => (await team.storage.milestones.topicTallies(id, ["q1"], "")).tallies.size;
    },
  },
];
