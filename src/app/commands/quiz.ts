// /quiz: practice in place, topics mixed, no points.
import type { Curriculum, Topic } from "../../core/model.ts";
import { command } from "../command.ts";
import type { Context } from "../context.ts";
import { UserError } from "../errors.ts";
import { printable } from "../read-options.ts";
import { startPractice } from "../start-practice.ts";

const USUAL_COUNT = 5;

export const quiz = command({
  name: "quiz",
  description: "Practise in private: a few questions, no points",
  options: {
    topic: { type: "text", description: "A topic (all of them if you say nothing)", suggest: "topic" },
    count: {
      type: "integer",
      description: `How many questions (${USUAL_COUNT} if you say nothing)`,
      minimum: 1,
      maximum: 20,
    },
  },
  run(context: Context, { topic: words, count = USUAL_COUNT }) {
    const topic = words === undefined ? undefined : findTopic(context.curriculum, words);
    const questions = [...context.curriculum.questions.values()];
    return startPractice(
      context,
      topic ? questions.filter((one) => one.topic === topic.slug) : questions,
      count,
    );
  },
});

/** The topic whose title or slug the words name or begin. @throws UserError that lists all of them. */
function findTopic({ topics }: Curriculum, words: string): Topic {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  const wanted = plain(words);
  const named = (topic: Topic) => [plain(topic.title), plain(topic.slug)];
  const found =
    topics.find((topic) => named(topic).includes(wanted)) ??
    topics.find((topic) => named(topic).some((name) => wanted !== "" && name.includes(wanted)));
  if (found !== undefined) return found;
  throw new UserError(
    `There is no topic “${printable(words)}”. The topics are: ${topics.map(({ title }) => title).join(", ")}.`,
  );
}
