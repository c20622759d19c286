// /questions: what the team reported and what its answers say of the questions, for its admins.
import { type ItemStatistics, itemStatistics } from "../../core/question/item-statistics.ts";
import { quarantineOf } from "../../core/question/quarantine.ts";
import { say } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import type { Context } from "../context.ts";
import { type DisputedQuestion, disputedBlocks } from "./disputes-view.ts";
import { statisticsLines } from "./statistics-view.ts";

export const questions = command({
  name: "questions",
  description: "Reported and suspicious questions of this team",
  who: "team admin",
  where: "team",
  options: {},
  async run(context) {
    const firstAnswers = await context.storage.statistics.firstAnswers(context.member.teamId);
    const statistics = itemStatistics(firstAnswers);
    const disputed = await disputedQuestions(context, statistics);
    const flagged = statisticsLines(statistics, context.curriculum);
    if (disputed.length === 0 && flagged.length === 0) {
      return say(
        "Nobody here has reported a question, and the answers point to none. Verdicts have a Report button.",
      );
    }
    return { delivery: "private", blocks: disputedBlocks(disputed, flagged) };
  },
});

/** The questions that the team reported, or that are quarantined for it. */
async function disputedQuestions(
  { storage, curriculum, member }: Context,
  statistics: readonly ItemStatistics[],
): Promise<readonly DisputedQuestion[]> {
  const { reports, rulings } = await storage.reports.disputes();
  return [...curriculum.questions.values()].flatMap((question) => {
    const own = reports.filter(
      ({ teamId, questionId, version }) =>
        teamId === member.teamId && questionId === question.id && version === question.version,
    );
    const quarantined = quarantineOf(question, member.teamId, reports, rulings);
    if (own.length === 0 && quarantined === undefined) return [];
    const measured = statistics.find(({ questionId }) => questionId === question.id);
    return [{ question, kinds: own.map(({ kind }) => kind), quarantined, statistics: measured }];
  });
}
