// /quiz: practice in place, topics mixed, no points.
import type { Question } from "../../core/model.ts";
import { UserError } from "../../ports/errors.ts";
import { command } from "../command/command.ts";
import { requireValue } from "../command/read-value.ts";
import type { Context } from "../context.ts";
import { learnerConfusions } from "../lookup/confusions.ts";
import { readTopic } from "../option/read-topics.ts";
import { askableQuestions } from "./askable.ts";
import { startQuiz } from "./start-practice.ts";

const USUAL_COUNT = 5;
const CONFUSED = "confused";

export const quiz = command({
  name: "quiz",
  description: "Practice in private: a few questions, no points",
  options: {
    topic: {
      type: "text",
      description: `A topic, or “${CONFUSED}” for what you mix up (everything if you say nothing)`,
      suggest: "topic",
    },
    count: {
      type: "integer",
      description: `How many questions (${USUAL_COUNT} if you say nothing)`,
      minimum: 1,
      maximum: 20,
    },
  },
  async run(context: Context, { topic: words, count = USUAL_COUNT }) {
    const questions = await askableQuestions(context, context.member.teamId);
    if (words?.toLowerCase() === CONFUSED)
      return startQuiz(context, await confusedQuestions(context, questions), count);
    const topic = words && requireValue("topic", readTopic(words, context.curriculum.topics));
    return startQuiz(context, topic ? questions.filter((one) => one.topic === topic.slug) : questions, count);
  },
});

/** Questions on the concepts that the learner mixes up. @throws UserError where there are none yet. */
async function confusedQuestions(
  context: Context,
  questions: readonly Question[],
): Promise<readonly Question[]> {
  const confusions = await learnerConfusions(context);
  if (confusions.length === 0) {
    throw new UserError("You haven't mixed anything up yet. {command:quiz} alone asks about everything.");
  }
  const concepts = new Set(confusions.flatMap((confusion) => confusion.concepts));
  return questions.filter(({ concept }) => concepts.has(concept));
}
