// Statement budgets of linking and separating accounts.
import { discord, joinAccounts, offer, redeem, separate, slack } from "../../../support/storage/links.ts";
import type { TestTeam } from "../../../support/storage/storage.ts";
import type { Budget } from "./budget.ts";
import { practiceMany } from "./learner-budgets.ts";

/** A person's two accounts, each with that many answers. */
async function answerOnBoth(team: TestTeam, rows: number) {
  const [ana, there] = [await team.meet("ana", slack), await team.meet("ana", discord)];
  await practiceMany(team, rows, ana);
  await practiceMany(team, rows, there);
  return { ana, there };
}

const cardsOf = async ({ storage }: TestTeam, learnerId: string) =>
  (await storage.cards.ofLearner(learnerId)).size;

export const linkBudgets: readonly Budget[] = [
  {
    name: "links.redeem: many answers on both sides",
    statements: 24,
    async prepare(team, rows) {
      const { ana, there } = await answerOnBoth(team, rows);
      const code = await offer(team, there);
      return async () => {
        await redeem(team, ana, code);
        return cardsOf(team, ana.learnerId);
      };
    },
  },
  {
    name: "links.separate: many answers on both sides",
    statements: 21,
    async prepare(team, rows) {
      const { ana, there } = await answerOnBoth(team, rows);
      await joinAccounts(team, ana, there);
      return async () => {
        await separate(team, there);
        return cardsOf(team, (await team.meet("ana", discord)).learnerId);
      };
    },
  },
];
