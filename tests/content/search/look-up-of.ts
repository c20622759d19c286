// Look-ups over small made-up subjects.
import { loadContent } from "../../../src/content/load.ts";
import { createLookUp } from "../../../src/content/search/search.ts";
import type { Concept, Curriculum } from "../../../src/core/model.ts";
import type { Hit, LookUp } from "../../../src/ports/look-up.ts";
import { makeConcept } from "../../support/make-concept.ts";
import { exampleFolder } from "../example-copy.ts";

/** A look-up of the example content. */
export function lookUpOfTea(): LookUp {
  const loading = loadContent(exampleFolder);
  if (!loading.ok) throw new Error("The example doesn't load.");
  return createLookUp(loading.curriculum);
}

export const slugs = (hits: readonly Hit[] | undefined) => hits?.map(({ slug }) => slug);

/** A look-up of concepts that only have names. */
export function lookUpOf(...concepts: readonly Partial<Concept>[]): LookUp {
  const made = concepts.map((overrides) =>
    makeConcept({ summary: "", text: "", facts: [], pitfalls: [], ...overrides }),
  );
  const curriculum: Curriculum = {
    name: "Example",
    topics: [],
    concepts: new Map(made.map((concept) => [concept.slug, concept])),
    questions: new Map(),
  };
  return createLookUp(curriculum);
}
