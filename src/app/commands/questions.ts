// /questions: what the team reported, for its admins.
import { quarantineOf } from "../../core/quarantine.ts";
import { command } from "../command.ts";
import { say } from "../reply.ts";
import { type DisputedQuestion, disputedBlocks } from "../views/disputes-view.ts";

export const questions = command({
  name: "questions",
  description: "Reported and quarantined questions of this team",
  who: "team admin",
  options: {},
  async run({ storage, curriculum, member }) {
    const { reports, rulings } = await storage.reports.disputes();
    const disputed: DisputedQuestion[] = [...curriculum.questions.values()].flatMap((question) => {
      const own = reports.filter(
        (report) =>
          report.teamId === member.teamId &&
          report.questionId === question.id &&
          report.version === question.version,
      );
      const quarantined = quarantineOf(question, member.teamId, reports, rulings);
      return own.length === 0 && quarantined === undefined
        ? []
        : [{ question, kinds: own.map(({ kind }) => kind), quarantined }];
    });
    if (disputed.length === 0)
      return say("Nobody here has reported a question. Verdicts have a Report button.");
    return { delivery: "private", blocks: disputedBlocks(disputed) };
  },
});
