// /lookup: the concept that the words mean, the closest three if that is unclear.

import type { Hit } from "../../ports/look-up.ts";
import type { Block, Reply } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { printable } from "../command/printable.ts";
import type { Context } from "../context.ts";
import { conceptButtons, topicButtons } from "./concept-view.ts";
import { showConcept } from "./show-concept.ts";

/** A first hit is taken as meant when it scores this many times the second. */
const CLEARLY_AHEAD = 1.1;
const SUGGESTIONS = 3;

export const lookup = command({
  name: "lookup",
  description: "Look a concept up, by its name or in plain words",
  options: {
    concept: { type: "text", description: "A concept or plain words", required: true, suggest: "concept" },
  },
  async run(context, { concept: words }) {
    const pair = context.lookUp.compare(words);
    if (pair !== undefined)
      return suggestOf("These are two concepts. Each page explains the difference:", pair);
    const { hits, isSure, outside } = context.lookUp.answer(words, SUGGESTIONS);
    const [best, second] = hits;
    if (best === undefined) return nothingFound(context, words, outside);
    if (!isSure) {
      const reason = outside ?? `No exact match for “${printable(words)}”.`;
      return suggestOf(`${reason} Closest pages:`, hits);
    }
    if (second !== undefined && best.score < CLEARLY_AHEAD * second.score) {
      return suggestOf(`“${printable(words)}” could mean several things. Which one?`, hits);
    }
    return showConcept(context, best.slug);
  },
});

function suggestOf(question: string, hits: readonly Hit[]): Reply {
  return { delivery: "private", blocks: [{ type: "text", markdown: question }, conceptButtons(hits)] };
}

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
