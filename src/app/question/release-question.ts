// “Ask it again”: a team admin releases a question that their own team's reports took out.

import { UserError } from "../../ports/errors.ts";
import { say } from "../../ports/reply.ts";
import type { ButtonHandler } from "../command/command.ts";
import { isCurrent } from "./weigh-reports.ts";

export const releaseQuestion: ButtonHandler = {
  name: "release-question",
  who: "team admin",
  where: "team",
  async run({ storage, curriculum, member, now, newId }, [questionId = "", number = ""]) {
    const version = { questionId, version: /^\d{1,9}$/.test(number) ? Number(number) : 0 };
    if (!isCurrent(curriculum, version))
      throw new UserError("This question has changed since. {command:questions} shows the current state.");
    const scopes = (await storage.reports.quarantined([member.teamId]))
      .filter((one) => one.questionId === questionId && one.version === version.version)
      .map(({ scope }) => scope);
    // Nothing is written for a press that changes nothing.
    const released =
      scopes.includes("team") && (await storage.reports.release(version, member.teamId, now, newId()));
    const out = scopes.includes("installation");
    if (!out && !released) return say("Nothing to change: it can be asked here.");
    if (!out) return say("It can be asked here again. Earlier reports no longer count.");
    const done = released ? "Your team's reports no longer count, but it" : "It";
    return say(
      `${done} is still not asked: it's out in every team, and only the people who run Kubedrill can change that.`,
    );
  },
};
