// “It is there” and “Post again”: a team admin's word on a posting of which the bot cannot tell.

import { UserError } from "../../ports/errors.ts";
import { say } from "../../ports/reply.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import type { ButtonHandler } from "../command/command.ts";
import type { Context } from "../context.ts";

export const postingThere: ButtonHandler = {
  name: "posting-there",
  async run(context, [postingId = ""]) {
    await settle(context, postingId, "there");
    return { ...say("Thank you. It counts as posted; its answers are safe."), delivery: "replace" };
  },
};

export const postingAgain: ButtonHandler = {
  name: "posting-again",
  async run(context, [postingId = ""]) {
    context.daily.sendAgain(await settle(context, postingId, "again"));
    return { ...say("I am posting it again."), delivery: "replace" };
  },
};

async function settle(context: Context, postingId: string, word: "there" | "again"): Promise<Posting> {
  const { storage, now } = context;
  const posting = await storage.postings.find(postingId);
  if (posting === undefined)
    throw new UserError("That question is gone: a newer one took its place, or it was too late for it.");
  if (!(await mayDecide(context, posting)))
    throw new UserError("Only this team's admins can decide that. Ask one of yours.");
  if (word === "again" && (await storage.drills.byId(posting.drillId))?.paused !== undefined)
    throw new UserError(
      "The daily question there is paused. `/drill resume` in that channel starts it again.",
    );
  const settled = await storage.postings.settleUnknown(posting.id, posting.teamId, word, now);
  if (settled === undefined)
    throw new UserError("That is settled already: somebody answered it, or another admin was quicker.");
  // Whoever has not read the question about it yet need not.
  await storage.notices.drop(posting.id);
  return settled;
}

/** A team admin in their team; and in a direct message, which belongs to no team, the one who was written to. */
async function mayDecide({ admin, member, person, storage }: Context, posting: Posting): Promise<boolean> {
  if (admin && member.teamId === posting.teamId) return true;
  const contact = (await storage.drills.byId(posting.drillId))?.contact;
  return person.platform === posting.platform && contact?.externalId === person.externalId;
}
