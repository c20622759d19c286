// “Ask it again”: a team admin releases a question that their own team's reports took out.

import { say } from "../../ports/reply.ts";
import type { ButtonHandler } from "../command/command.ts";

export const releaseQuestion: ButtonHandler = {
  name: "release-question",
  who: "team admin",
  where: "team",
  async run(context, [questionId = "", version = ""]) {
    const { storage, member, now, newId } = context;
    await storage.reports.rule({
      id: newId(),
      questionId,
      version: Number.parseInt(version, 10) || 0,
      teamId: member.teamId,
      verdict: "release",
      at: now,
    });
    return say("It may be asked here again. New reports count anew.");
  },
};
