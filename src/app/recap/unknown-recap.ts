// “It's there” and “Post again”: a team admin decides about a recap that was perhaps posted.
import { weekOf } from "../../core/leaderboard/recap.ts";
import { UserError } from "../../ports/errors.ts";
import { say } from "../../ports/reply.ts";
import type { ButtonHandler } from "../command/command.ts";
import type { Context } from "../context.ts";
import { recapNoticeId } from "./send-recap.ts";

/** Later than this after it was due, in ms, a recap isn't posted again. */
const LATEST = 7 * 86_400_000;

export const recapThere: ButtonHandler = {
  name: "recap-there",
  who: "posting admin",
  where: "anywhere",
  async run(context, [postingId = ""]) {
    await settle(context, postingId, "there");
    return { ...say("Thank you. It counts as posted."), delivery: "replace" };
  },
};

export const recapAgain: ButtonHandler = {
  name: "recap-again",
  who: "posting admin",
  where: "anywhere",
  async run(context, [postingId = ""]) {
    await settle(context, postingId, "again");
    return { ...say("I'm posting it within a minute."), delivery: "replace" };
  },
};

async function settle(context: Context, postingId: string, word: "there" | "again"): Promise<void> {
  const { storage, now, newId } = context;
  const posting = await storage.postings.find(postingId);
  const recap =
    posting && (await storage.recaps.find({ drillId: posting.drillId, week: weekOf(posting.date).week }));
  if (word === "again" && recap !== undefined) await requireRecaps(context, recap.drillId, recap.dueAt);
  if (recap === undefined || !(await storage.recaps.settleUnknown(recap, word, now, newId())))
    throw new UserError("That's already settled: another admin was faster.");
  await storage.notices.drop(recapNoticeId(recap));
}

async function requireRecaps({ storage, now }: Context, drillId: string, dueAt: number): Promise<void> {
  const drill = await storage.drills.byId(drillId);
  if (drill?.paused !== undefined)
    throw new UserError(
      "The daily question there is paused. {command:drill resume} in that channel starts it again.",
    );
  if (drill?.recap === false)
    throw new UserError(
      "Recaps are off there. {command:drill change recap:on} in that channel turns them on.",
    );
  if (now - dueAt > LATEST)
    throw new UserError("That week is too long ago. The next recap comes after this week.");
}
