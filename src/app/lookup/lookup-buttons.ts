// Buttons that lead from and to concept cards.

import { UserError } from "../../ports/errors.ts";
import type { ButtonHandler } from "../command/command.ts";
import { askableQuestions } from "../practice/askable.ts";
import { startQuiz } from "../practice/start-practice.ts";
import { conceptCard, topicCard } from "./concept-view.ts";
import { findConcept, showConcept } from "./show-concept.ts";

export const lookup: ButtonHandler = {
  name: "lookup",
  who: "everyone",
  where: "anywhere",
  run: (context, [slug]) => showConcept(context, slug),
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
    const blocks = conceptCard(findConcept(context, slug), context.curriculum);
    return { delivery: "public", blocks: blocks.filter(({ type }) => type !== "buttons") };
  },
};

export const quizConcept: ButtonHandler = {
  name: "quiz-concept",
  who: "everyone",
  where: "anywhere",
  async run(context, [slug]) {
    const concept = findConcept(context, slug);
    const askable = await askableQuestions(context, context.member.teamId);
    const questions = askable.filter((one) => one.concept === concept.slug);
    return startQuiz(context, questions, questions.length);
  },
};
