// “Why not A, B, D?” under a reveal: the rationale of every option, in private.

import { isOpen } from "../../core/posting.ts";
import { UserError } from "../../ports/errors.ts";
import { say } from "../../ports/reply.ts";
import type { ButtonHandler } from "../command/command.ts";
import { secretQuestionIds } from "../practice/open-questions.ts";
import { rationaleBlocks } from "./reveal-view.ts";
import { ASKED_AGAIN } from "./verdict-view.ts";

export const whyNot: ButtonHandler = {
  name: "why-not",
  who: "everyone",
  where: "anywhere",
  async run(context, [postingId = ""]) {
    const { storage, member } = context;
    const posting = await storage.postings.find(postingId);
    if (posting === undefined || posting.teamId !== member.teamId || isOpen(posting))
      throw new UserError("This question isn't closed here. {command:daily} shows your team's current one.");
    if ((await secretQuestionIds(context)).has(posting.question.id)) return say(ASKED_AGAIN);
    const verdict = await storage.answers.find({ postingId }, member.id);
    return { delivery: "private", blocks: rationaleBlocks(posting, context.curriculum, verdict?.option) };
  },
};
