// /lookup: the concept, topic, or pair that the words mean, and the closest three if that is unclear.

import type { Block, Reply } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { printable } from "../command/printable.ts";
import type { Context } from "../context.ts";
import { compareConcepts } from "./compare.ts";
import { conceptButtons, topicButtons, topicCard } from "./concept-view.ts";
import { findMeant } from "./find-meant.ts";
import { showConcept } from "./show-concept.ts";

export const lookup = command({
  name: "lookup",
  description: "Look a concept up, by its name or in plain words",
  options: {
    concept: { type: "text", description: "A concept or plain words", required: true, suggest: "concept" },
  },
  async run(context, { concept: words }) {
    const meant = findMeant(words, context);
    switch (meant.type) {
      case "pair":
        return compareConcepts(context, meant.pair[0].slug, meant.pair[1].slug);
      case "concept":
        return showConcept(context, meant.slug);
      case "topic":
        return { delivery: "private", blocks: topicCard(meant.topic, context.curriculum) };
      case "several":
        return suggest(`“${printable(words)}” could mean several things. Which one?`);
      case "closest":
        return suggest(
          `${meant.answer.outside ?? `No exact match for “${printable(words)}”.`} Closest pages:`,
        );
      case "nothing":
        return nothingFound(context, words, meant.answer.outside);
      default:
        return meant satisfies never;
    }

    function suggest(question: string): Reply {
      const hits = "answer" in meant ? meant.answer.hits : [];
      return { delivery: "private", blocks: [{ type: "text", markdown: question }, conceptButtons(hits)] };
    }
  },
});

function nothingFound({ curriculum }: Context, words: string, outside: string | undefined): Reply {
  const blocks: readonly Block[] = [
    {
      type: "text",
      markdown:
        outside === undefined
          ? `No match for “${printable(words)}”. Try other words, or browse a topic:`
          : `${outside} Browse a topic:`,
    },
    topicButtons(curriculum.topics),
  ];
  return { delivery: "private", blocks };
}
