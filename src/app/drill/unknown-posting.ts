// “It is there” and “Post again”: a team admin's word on a posting of which the bot cannot tell.

import { UserError } from "../../ports/errors.ts";
import { say } from "../../ports/reply.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import type { ButtonHandler } from "../command/command.ts";
import type { Context } from "../context.ts";

export const postingThere: ButtonHandler = {
  name: "posting-there",
  who: "posting admin",
  where: "anywhere",
  async run(context, [postingId = ""]) {
    await settle(context, postingId, "there");
    return { ...say("Thank you. It counts as posted; its answers are safe."), delivery: "replace" };
  },
};

export const postingAgain: ButtonHandler = {
  name: "posting-again",
  who: "posting admin",
  where: "anywhere",
  async run(context, [postingId = ""]) {
    context.daily.sendAgain(await settle(context, postingId, "again"));
    return { ...say("I am posting it again."), delivery: "replace" };
  },
};

async function settle(context: Context, postingId: string, word: "there" | "again"): Promise<Posting> {
  const { storage, now, newId } = context;
  const posting = await storage.postings.find(postingId);
  const drill = posting && (await storage.drills.byId(posting.drillId));
  if (word === "again" && drill?.paused !== undefined)
    throw new UserError(
      "The daily question there is paused. {command:drill resume} in that channel starts it again.",
    );
  const settled =
    posting && (await storage.sending.settleUnknown(posting.id, posting.teamId, word, now, newId()));
  if (settled === undefined)
    throw new UserError("That's already settled: someone answered it, or another admin was faster.");
  // Admins who haven't read the notice yet don't need it anymore.
  await storage.notices.drop(settled.id);
  return settled;
}
