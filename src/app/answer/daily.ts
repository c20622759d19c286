// /daily: the channel's open question, else the team's latest, with the member's own answer.

import { latestDate } from "../../core/drill-calendar.ts";
import { isOpen } from "../../core/posting.ts";
import { type Block, say } from "../../ports/reply.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { withoutButtons } from "../../ports/without-buttons.ts";
import { command } from "../command/command.ts";
import type { Context } from "../context.ts";
import { secretQuestionIds } from "../practice/open-questions.ts";
import { openPosting } from "./posting-view.ts";
import { revealedPosting, secretPosting } from "./reveal-view.ts";
import { closedVerdictBlocks, verdictBlocks } from "./verdict-view.ts";

export const daily = command({
  name: "daily",
  description: "Today's question, with your own answer",
  where: "team",
  options: {},
  async run(context) {
    const { storage, curriculum, member, channel, now } = context;
    const posting = await storage.postings.current(member.teamId, channel, latestDate(now));
    if (posting === undefined) {
      return say(
        "This team has had no question yet. One comes at the drill's next time; {command:quiz} starts a practice at once.",
      );
    }
    if (!isOpen(posting) && (await secretQuestionIds(context)).has(posting.question.id))
      return { delivery: "private", blocks: secretPosting(posting, curriculum) };
    const verdict = await storage.answers.find({ postingId: posting.id }, member.id);
    const question = isOpen(posting)
      ? openPosting(posting, await storage.postings.countAnswers(posting.id), curriculum)
      : revealedPosting(posting, curriculum);
    const closed = isOpen(posting) ? await closedVerdict(context, posting) : [];
    if (verdict === undefined) return { delivery: "private", blocks: [...closed, ...question] };
    return {
      delivery: "private",
      blocks: [...closed, ...withoutButtons(question), ...verdictBlocks(verdict, curriculum)],
    };
  },
});

/** The verdict that was promised for the close of the drill's question before this one. */
async function closedVerdict(
  { storage, curriculum, member }: Context,
  { drillId }: Posting,
): Promise<readonly Block[]> {
  const closed = await storage.answers.latestKeptBack(drillId, member.id);
  if (closed === undefined) return [];
  const { date, verdict } = closed;
  return closedVerdictBlocks(date, verdict, curriculum);
}
