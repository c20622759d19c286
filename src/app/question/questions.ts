// /questions: what the team reported and what its answers say of the questions, for its admins.
import { type ItemStatistics, itemStatistics } from "../../core/question/item-statistics.ts";
import type { Version } from "../../core/question/quarantine.ts";
import { say } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import type { Context } from "../context.ts";
import { secretQuestionIds } from "../practice/open-questions.ts";
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
    const secret = await secretQuestionIds(context);
    const tellable = statistics.filter(({ questionId }) => !secret.has(questionId));
    const flagged = statisticsLines(tellable, context.curriculum);
    if (disputed.length === 0 && flagged.length === 0) {
      return say(
        "No one here has reported a question, and the answers point to none. Verdicts have a Report button.",
      );
    }
    return { delivery: "private", blocks: disputedBlocks(disputed, flagged) };
  },
});

/** The questions that the team reported, or isn't asked; first those that its admins can release. */
async function disputedQuestions(
  { storage, curriculum, member }: Context,
  statistics: readonly ItemStatistics[],
): Promise<readonly DisputedQuestion[]> {
  const reports = await storage.reports.ofTeam(member.teamId);
  const comments = await storage.reports.comments(member.teamId);
  const quarantined = await storage.reports.quarantined([member.teamId]);
  const disputed = [...curriculum.questions.values()].flatMap((question) => {
    const isAbout = (one: Version) => one.questionId === question.id && one.version === question.version;
    const own = reports.filter(isAbout);
    const scopes = quarantined.filter(isAbout).map(({ scope }) => scope);
    if (own.length === 0 && scopes.length === 0) return [];
    const measured = statistics.find(({ questionId }) => questionId === question.id);
    const said = comments.filter(isAbout).map(({ comment }) => comment);
    return [{ question, comments: said, reports: own, quarantined: scopes, statistics: measured }];
  });
  return disputed.toSorted((one, other) => urgency(one) - urgency(other));
}

function urgency({ quarantined }: DisputedQuestion): number {
  if (quarantined.includes("team")) return 0;
  return quarantined.length > 0 ? 1 : 2;
}
