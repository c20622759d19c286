// /quiz: practice in place, topics mixed, no points.
import type { Question } from "../../core/model.ts";
import { UserError } from "../../ports/errors.ts";
import { command } from "../command/command.ts";
import { requireValue } from "../command/read-value.ts";
import type { Context } from "../context.ts";
import { learnerConfusions } from "../lookup/confusions.ts";
import { findMeant } from "../lookup/find-meant.ts";
import { isNameOf, readTopic } from "../option/read-topics.ts";
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
      description: `A topic or concept, or “${CONFUSED}” for what you mix up (everything if you say nothing)`,
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
    return startQuiz(
      context,
      words === undefined ? questions : questionsOn(context, words, questions),
      count,
    );
  },
});

/** Questions on the topic, concept, or two concepts that the words mean. @throws UserError if they mean none */
function questionsOn(context: Context, words: string, questions: readonly Question[]): readonly Question[] {
  const { topics } = context.curriculum;
  const meant = findMeant(words, context);
  const isTopic = topics.some((topic) => isNameOf(words, topic));
  if (!isTopic && meant.type === "pair")
    return questions.filter(({ concept }) => meant.pair.some(({ slug }) => slug === concept));
  // A topic's name comes first, then a concept's, then what is only like a topic's.
  if (!isTopic && meant.type === "concept" && meant.named)
    return questions.filter(({ concept }) => concept === meant.slug);
  const { slug } = requireValue("topic", readTopic(words, topics));
  return questions.filter(({ topic }) => topic === slug);
}

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
