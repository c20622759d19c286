// Buttons on a review's question: "I know this" and Suspend. Each then shows the next question in place.
import { MAX_INTERVAL } from "../../core/memory.ts";
import type { ButtonHandler } from "../command/command.ts";
import type { Context } from "../context.ts";
import { continuePractice, findPractice } from "./practice.ts";

export const knowCard: ButtonHandler = {
  name: "review-know",
  who: "everyone",
  where: "anywhere",
  run: (context, [practiceId = "", index = ""]) =>
    choose(context, practiceId, Number(index), async (questionId) => {
      const { storage, member, now, newId } = context;
      const card = await storage.cards.know({ id: newId(), member, questionId, now });
      return card === undefined
        ? "Answer this question once first, so that it can come back later."
        : `**Got it.** That question comes back in ${MAX_INTERVAL} days.`;
    }),
};

export const suspendCard: ButtonHandler = {
  name: "review-suspend",
  who: "everyone",
  where: "anywhere",
  run: (context, [practiceId = "", index = ""]) =>
    choose(context, practiceId, Number(index), async (questionId) => {
      const { storage, member, now, newId } = context;
      await storage.cards.suspend({ id: newId(), member, questionId, now });
      return "**Suspended.** Reviews don't ask that question until you bring it back in {command:settings}.";
    }),
};

/** Decides about a question that has no answer yet, then shows the next one. Changes nothing for an answered one. */
async function choose(
  context: Context,
  practiceId: string,
  index: number,
  decide: (questionId: string) => Promise<string>,
) {
  const practice = await findPractice(context, practiceId);
  const question = practice.questions[index]?.question;
  const isOpen =
    question !== undefined && practice.kind === "review" && practice.answers[index] === undefined;
  const said = isOpen ? await decide(question.id) : undefined;
  return continuePractice(context, practice, index + 1, said);
}
