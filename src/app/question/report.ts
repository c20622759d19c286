// “Report”: what is wrong with a question, from somebody who answered it.

import { UserError } from "../../ports/errors.ts";
import { say } from "../../ports/reply.ts";
import type { Verdict } from "../../ports/storage/answers.ts";
import { type ReportKind, reportKinds } from "../../ports/storage/reports.ts";
import type { ButtonHandler } from "../command/command.ts";
import type { Context } from "../context.ts";

const labels: Readonly<Record<ReportKind, string>> = {
  wrong: "The key is wrong",
  ambiguous: "Two options are right",
  outdated: "It is outdated",
  typo: "A typo",
};

export const report: ButtonHandler = {
  name: "report",
  who: "everyone",
  where: "anywhere",
  async run(context, [answerId = "", given]) {
    const verdict = await findOwnVerdict(context, answerId);
    const kind = reportKinds.find((one) => one === given);
    if (kind === undefined) {
      const buttons = reportKinds.map((one) => ({
        label: labels[one],
        action: { name: "report", args: [answerId, one] },
      }));
      return {
        delivery: "private",
        blocks: [
          { type: "text", markdown: "What is wrong with this question?" },
          { type: "buttons", buttons },
        ],
      };
    }
    const { storage, member, now, newId } = context;
    const added = await storage.reports.add({
      id: newId(),
      questionId: verdict.question.id,
      version: verdict.question.version,
      teamId: member.teamId,
      memberId: member.id,
      kind,
      at: now,
    });
    return say(
      added === "known"
        ? "You have reported this question already. Thank you: once is enough."
        : "Thank you. Two reports take a question out of this team until it is mended; your points and cards follow the fix.",
    );
  },
};

async function findOwnVerdict({ storage, member }: Context, answerId: string): Promise<Verdict> {
  const verdict = await storage.answers.find({ answerId }, member.id);
  if (verdict === undefined || !verdict.open) {
    throw new UserError("A question can be reported once you have answered it and its verdict is shown.");
  }
  return verdict;
}
