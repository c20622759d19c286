// Showing two concepts side by side, which counts as looking up both.
import type { Reply } from "../../ports/reply.ts";
import type { ButtonHandler } from "../command/command.ts";
import type { Context } from "../context.ts";
import { comparison } from "./compare-view.ts";
import { costWarning, lookUpCosts } from "./open-concept.ts";
import { ANYWAY, findConcept, seeConcept } from "./show-concept.ts";

export const compare: ButtonHandler = {
  name: "compare",
  who: "everyone",
  where: "anywhere",
  run: (context, [one, other, how]) => compareConcepts(context, one, other, how === ANYWAY),
};

/** Shows the comparison. The first time that it costs points, it shows the cost instead, unless `anyway`. */
export async function compareConcepts(
  context: Context,
  one: string | undefined,
  other: string | undefined,
  anyway = false,
): Promise<Reply> {
  const pair = [findConcept(context, one), findConcept(context, other)] as const;
  const slugs = pair.map(({ slug }) => slug);
  for (const concept of anyway ? [] : pair) {
    if (await lookUpCosts(context, concept))
      return costWarning(concept, { name: "compare", args: [...slugs, ANYWAY] });
  }
  for (const slug of slugs) await seeConcept(context, slug);
  return { delivery: "private", blocks: comparison(...pair) };
}
