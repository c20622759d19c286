// Starting a practice: what the learner knows least, topics mixed.
import type { Question } from "../../core/model.ts";
import { pickPractice } from "../../core/pick-practice.ts";
import { studyDay } from "../../core/study-day.ts";
import { UserError } from "../../ports/errors.ts";
import type { Reply } from "../../ports/reply.ts";
import type { Context } from "../context.ts";
import { openQuestionIds } from "./open-questions.ts";
import { planPractice, toNewPractice } from "./plan-practice.ts";
import { practiceQuestion } from "./practice-view.ts";

/** Starts a practice of up to `count` of the questions that are not open now. @throws UserError where there are none. */
export async function startQuiz(
  context: Context,
  questions: readonly Question[],
  count: number,
): Promise<Reply> {
  const { storage, member, now, random } = context;
  if (questions.length === 0)
    throw new UserError("There are no questions on this yet. {command:quiz} without a topic has some.");
  const open = await openQuestionIds(context);
  const free = questions.filter(({ id }) => !open.has(id));
  if (free.length === 0) {
    throw new UserError(
      "Every question on this is open in one of your channels right now. Try another topic, or come back after they close.",
    );
  }
  const cards = await storage.cards.ofLearner(member.learnerId);
  const picked = pickPractice(free, cards, studyDay(now, member.zone), count, random);
  return startPractice(context, "quiz", picked, cards);
}

/** Starts a run of these questions, in this order, in a private message. */
export async function startPractice(
  { storage, curriculum, member, now, newId, random }: Context,
  kind: "quiz" | "review",
  picked: readonly Question[],
  cards: ReadonlyMap<string, unknown>,
): Promise<Reply> {
  const practice = planPractice(newId(), kind, picked, cards, random);
  await storage.practices.start(toNewPractice(practice, member.id), now);
  return { delivery: "private", blocks: practiceQuestion(practice, 0, curriculum) };
}
