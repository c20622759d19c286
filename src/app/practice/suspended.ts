// Suspended questions: reviews don't ask them until the learner asks for them back.
import type { Block } from "../../ports/reply.ts";
import type { ButtonHandler } from "../command/command.ts";
import type { Context } from "../context.ts";
import { backText, suspendedList } from "./suspended-view.ts";

/** The IDs of the questions that the learner suspended. */
export async function suspendedIds({
  storage,
  member,
}: Pick<Context, "storage" | "member">): Promise<ReadonlySet<string>> {
  return new Set(await storage.cards.suspended(member.learnerId));
}

/** Lists the learner's suspended questions, each to bring back. */
export const suspended: ButtonHandler = {
  name: "suspended",
  who: "everyone",
  where: "anywhere",
  run: async (context) => ({ delivery: "private", blocks: await suspendedBlocks(context) }),
};

export const resumeReview: ButtonHandler = {
  name: "review-resume",
  who: "everyone",
  where: "anywhere",
  async run(context, [questionId = ""]) {
    const { storage, member, curriculum } = context;
    await storage.cards.resume(member.learnerId, questionId);
    const stem = curriculum.questions.get(questionId)?.stem;
    return { delivery: "replace", blocks: await suspendedBlocks(context, backText(stem)) };
  },
};

async function suspendedBlocks(context: Context, said?: string): Promise<readonly Block[]> {
  const { questions } = context.curriculum;
  const all = [...(await suspendedIds(context))].flatMap((id) => questions.get(id) ?? []);
  return suspendedList(all, said);
}
