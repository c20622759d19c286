// Starting a practice: what the learner knows least, topics mixed.
import { shuffle } from "../../core/mark.ts";
import type { Question } from "../../core/model.ts";
import { pickPractice } from "../../core/pick-practice.ts";
import { studyDay } from "../../core/study-day.ts";
import { UserError } from "../../ports/errors.ts";
import type { Reply } from "../../ports/reply.ts";
import type { Context } from "../context.ts";
import { practiceQuestion } from "./practice-view.ts";

/** Starts a practice of at most `count` of the questions. @throws UserError where there are none. */
export async function startQuiz(
  context: Context,
  questions: readonly Question[],
  count: number,
): Promise<Reply> {
  const { storage, member, now, random } = context;
  const cards = await storage.cards.ofLearner(member.learnerId);
  const picked = pickPractice(questions, cards, studyDay(now, member.zone), count, random);
  if (picked.length === 0)
    throw new UserError("There are no questions on this yet. {command:quiz} without a topic has some.");
  return startPractice(context, "quiz", picked);
}

/** Starts a run of these questions, in this order, in a private message. */
export async function startPractice(
  { storage, curriculum, member, now, newId, random }: Context,
  kind: "quiz" | "review",
  picked: readonly Question[],
): Promise<Reply> {
  const questions = picked.map((question) => ({ question, order: shuffle(question.options.length, random) }));
  const items = questions.map(({ question, order }) => ({
    id: question.id,
    version: question.version,
    order,
  }));
  const id = newId();
  await storage.practices.start({ id, memberId: member.id, kind, items }, now);
  const practice = { id, kind, questions, answers: questions.map(() => undefined) };
  return { delivery: "private", blocks: practiceQuestion(practice, 0, curriculum) };
}
