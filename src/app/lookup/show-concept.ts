// Showing a concept's card to a member, which makes a later daily answer on it "open book".
import type { Concept } from "../../core/model.ts";
import { UserError } from "../../ports/errors.ts";
import type { Reply } from "../../ports/reply.ts";
import type { Context } from "../context.ts";
import { conceptCard } from "./concept-view.ts";
import { learnerConfusions } from "./confusions.ts";
import { costWarning, lookUpCosts } from "./open-concept.ts";

/** The argument of a button that shows the card in spite of its cost. */
export const ANYWAY = "anyway";

/** Shows the card. The first time that it costs points, it shows the cost instead, unless `anyway`. */
export async function showConcept(
  context: Context,
  slug: string | undefined,
  anyway = false,
): Promise<Reply> {
  const found = findConcept(context, slug);
  if (!anyway && (await lookUpCosts(context, found)))
    return costWarning(found, { name: "lookup", args: [found.slug, ANYWAY] });
  const concept = await seeConcept(context, slug);
  const mixedUp = (await learnerConfusions(context)).filter(({ concepts }) =>
    concepts.includes(concept.slug),
  );
  return { delivery: "private", blocks: conceptCard(concept, context.curriculum, mixedUp) };
}

/**
 * The concept whose card a member has before them, noted as a look-up: a button under a card shows that they see it,
 * however old it is. @throws UserError where the content no longer has it.
 */
export async function seeConcept(context: Context, slug: string | undefined): Promise<Concept> {
  const concept = findConcept(context, slug);
  await context.storage.answers.noteLookUp(context.member.id, concept.slug, context.now);
  return concept;
}

/** The concept with this slug. @throws UserError where the content no longer has it. */
export function findConcept({ curriculum }: Pick<Context, "curriculum">, slug: string | undefined): Concept {
  const concept = slug === undefined ? undefined : curriculum.concepts.get(slug);
  if (concept === undefined) {
    throw new UserError(
      "That concept is no longer in the content. {command:lookup} with a few words finds what is.",
    );
  }
  return concept;
}
