// The format of coverage.yaml: names exist, questions fit, and quotes are on a page.
import { z } from "zod";
import type { Concept, Curriculum } from "../../core/model.ts";

/** A schema that also checks names against the curriculum, so that all problems are reported together. */
export function createCoverageSchema({ topics, concepts, questions }: Curriculum) {
  const line = z.string().min(1);
  const known = (what: string, has: (name: string) => boolean) =>
    z.string().refine(has, { error: ({ input }) => `The ${what} "${input}" doesn't exist: fix the name.` });
  const names = (name: z.ZodString) =>
    z
      .array(name)
      .min(1)
      .refine((list) => new Set(list).size === list.length, {
        error: "A name is listed twice: remove one.",
      });
  const slugs = names(known("concept", (slug) => concepts.has(slug)));
  const ids = names(known("question", (id) => questions.has(id)));

  const statement = z
    .strictObject({ says: line, concepts: slugs, questions: ids })
    .superRefine(({ concepts, questions: named }, context) => {
      for (const [index, id] of named.entries()) {
        const concept = questions.get(id)?.concept;
        if (concept !== undefined && !concepts.includes(concept))
          context.addIssue({
            code: "custom",
            path: ["questions", index],
            message: `"${id}" is about "${concept}": add that concept, or use another question.`,
          });
      }
    });
  const section = z.strictObject({
    section: line,
    topic: known("topic", (slug) => topics.some((topic) => topic.slug === slug)),
    statements: z.array(statement).min(1),
  });
  const erratum = z
    .strictObject({ number: z.int().min(1), title: line, quote: line, concepts: slugs })
    .refine(({ quote, concepts: named }) => named.some((slug) => hasQuote(concepts.get(slug), quote)), {
      path: ["quote"],
      error: "None of the pages says this: quote the words that correct the notes.",
    });
  return z.strictObject({
    sections: z.array(section).min(1),
    errata: z.array(erratum).superRefine((list, context) => {
      for (const [index, { number }] of list.entries())
        if (number !== index + 1)
          context.addIssue({
            code: "custom",
            path: [index, "number"],
            message: `Number errata from 1 without gaps: this one is ${index + 1}.`,
          });
    }),
  });
}

function hasQuote(page: Concept | undefined, quote: string): boolean {
  if (page === undefined) return false;
  return [page.summary, page.text, ...page.facts, ...page.pitfalls].some((text) => text.includes(quote));
}
