// Buttons that lead from and to concept cards.

import type { Concept } from "../../core/model.ts";
import { UserError } from "../../ports/errors.ts";
import { withoutButtons } from "../../ports/without-buttons.ts";
import type { ButtonHandler } from "../command/command.ts";
import { sharedBy } from "../command/shared-by.ts";
import type { Context } from "../context.ts";
import { askableQuestions } from "../practice/askable.ts";
import { startQuiz } from "../practice/start-practice.ts";
import { conceptCard, topicCard } from "./concept-view.ts";
import { ANYWAY, seeConcept, showConcept } from "./show-concept.ts";

export const lookup: ButtonHandler = {
  name: "lookup",
  who: "everyone",
  where: "anywhere",
  run: (context, [slug, how]) => showConcept(context, slug, how === ANYWAY),
};

export const topic: ButtonHandler = {
  name: "topic",
  who: "everyone",
  where: "anywhere",
  async run({ curriculum }, [slug]) {
    const found = curriculum.topics.find((candidate) => candidate.slug === slug);
    if (found === undefined)
      throw new UserError("That topic is no longer in the content. {command:lookup} finds what is.");
    return { delivery: "private", blocks: topicCard(found, curriculum) };
  },
};

export const shareConcept: ButtonHandler = {
  name: "share-concept",
  who: "everyone",
  where: "anywhere",
  async run(context, [slug]) {
    const concept = await seeConcept(context, slug);
    await refuseWhileAsked(context, concept);
    const blocks = conceptCard(concept, context.curriculum);
    return { delivery: "public", blocks: [...withoutButtons(blocks), await sharedBy(context)] };
  },
};

export const quizConcept: ButtonHandler = {
  name: "quiz-concept",
  who: "everyone",
  where: "anywhere",
  async run(context, [slug]) {
    const concept = await seeConcept(context, slug);
    const askable = await askableQuestions(context, context.member.teamId);
    const questions = askable.filter((one) => one.concept === concept.slug);
    return startQuiz(context, questions, questions.length);
  },
};

/** A quiz on two concepts that the learner mixes up. */
export const train: ButtonHandler = {
  name: "train",
  who: "everyone",
  where: "anywhere",
  async run(context, slugs) {
    const askable = await askableQuestions(context, context.member.teamId);
    const questions = askable.filter(({ concept }) => slugs.includes(concept));
    return startQuiz(context, questions, MOST_TRAINED);
  },
};

/** Questions of a training. */
const MOST_TRAINED = 6;

/**
 * Anyone in the channel can read a shared card unseen: it would be open book at full points.
 * @throws UserError while a question of the team is open on the concept.
 */
async function refuseWhileAsked(
  { storage, curriculum, member }: Context,
  { slug, title }: Concept,
): Promise<void> {
  const open = await storage.practices.openQuestions(member.learnerId);
  const asked = open.some(
    ({ teamId, questionId }) =>
      teamId === member.teamId && curriculum.questions.get(questionId)?.concept === slug,
  );
  if (asked) {
    throw new UserError(
      `A question about ${title} is open here, and everyone would read its answer. Share the card after the question closes.`,
    );
  }
}
