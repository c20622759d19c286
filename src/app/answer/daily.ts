// /daily: the channel's open question, else the team's latest, with the member's own answer.

import { isOpen } from "../../core/posting.ts";
import { say } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { secretQuestionIds } from "../practice/open-questions.ts";
import { openPosting, revealedPosting, secretPosting } from "./posting-view.ts";
import { verdictBlocks } from "./verdict-view.ts";

export const daily = command({
  name: "daily",
  description: "Today's question, with your own answer",
  where: "team",
  options: {},
  async run(context) {
    const { storage, curriculum, member, channel } = context;
    const posting = await storage.postings.current(member.teamId, channel);
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
    if (verdict === undefined) return { delivery: "private", blocks: question };
    return {
      delivery: "private",
      blocks: [
        ...question.filter(({ type }) => type !== "buttons"),
        ...verdictBlocks(verdict, curriculum.concepts.get(verdict.question.concept)),
      ],
    };
  },
});
