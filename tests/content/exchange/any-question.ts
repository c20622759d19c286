// Arbitrary questions that the schema accepts, with texts that formats find difficult.
import fc from "fast-check";
import { questionSchema } from "../../../src/content/read/schema.ts";
import type { Curriculum, Question } from "../../../src/core/model.ts";
import { makeConcept } from "../../support/make-concept.ts";

const pieces = [
  ..."\\~={}#:%[]\"',;()<>&*_+-@!$|/?.",
  ..."aZ09é–✓ 🙂".split(""),
  "  ",
  "`a = b`",
  "\\n",
  "[html]",
  "[markdown]",
  "%50%",
  "####",
  "->",
  "//",
  "::",
  "$CATEGORY: a/b",
  "// kubedrill: hint: x",
  "<p>",
  "&amp;",
  "- id: x",
  "#tags:",
];

const longest = 60;

/** One line without spaces at its ends. */
const text = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join("").toWellFormed().replaceAll("\ufffd", "?").slice(0, longest).trim())
  .filter((made) => made !== "" && made.split("`").length % 2 === 1 && made.isWellFormed());

const codeText = fc
  .array(fc.oneof(text, fc.constantFrom("", "  indented", "```", "---", "# comment", "- item")), {
    minLength: 1,
    maxLength: 5,
  })
  .map((rows) => rows.join("\n").trimEnd())
  .filter((made) => made !== "");

const concept = fc.constantFrom("clusterip", "nodeport", "service");

const source = fc.constantFrom(
  "https://kubernetes.io/docs/a#b=c",
  "https://kubernetes.io/?x={y}~z",
  "https://example.org/a,b;c",
);

/** `version` has its entry in `changes`, as the folder's checks require. */
const anyQuestion: fc.Arbitrary<Question> = fc
  .record({
    number: fc.nat({ max: 9 }),
    version: fc.integer({ min: 1, max: 3 }),
    concept,
    difficulty: fc.constantFrom(1, 2, 3),
    stem: text,
    code: fc.option(fc.record({ language: fc.constantFrom("yaml", "bash", "text"), text: codeText }), {
      nil: undefined,
    }),
    options: fc.array(fc.record({ text, why: text, concept: fc.option(concept, { nil: undefined }) }), {
      minLength: 3,
      maxLength: 4,
    }),
    key: fc.nat({ max: 2 }),
    explanation: text,
    hint: fc.option(text, { nil: undefined }),
    sources: fc.array(source, { minLength: 1, maxLength: 3 }),
    kubernetes: fc.constantFrom("1.30", "1.37", "2.0"),
    effect: fc.constantFrom("keep", "void", "credit"),
    note: text,
  })
  .map(({ number, key, effect, note, code, hint, ...question }) => {
    const parsed = questionSchema.parse({
      ...question,
      id: `${question.concept}-${number}`,
      ...(code && { code }),
      ...(hint !== undefined && { hint }),
      options: question.options.map(({ concept, ...option }, index) => ({
        ...option,
        correct: index === key,
        ...(concept !== undefined && { concept }),
      })),
      changes: Array.from({ length: question.version - 1 }, (_, index) => ({
        version: index + 2,
        effect,
        note,
      })),
    });
    return { ...parsed, topic: "services" };
  });

/** Up to six questions with different IDs, in the order of their concepts. */
export const anyQuestions: fc.Arbitrary<readonly Question[]> = fc
  .uniqueArray(anyQuestion, { minLength: 1, maxLength: 6, selector: ({ id }) => id })
  .map((questions) => questions.toSorted((a, b) => (a.id < b.id ? -1 : 1)));

/** A curriculum with only these questions. */
export function curriculumOf(questions: readonly Question[]): Curriculum {
  const slugs = [...new Set(questions.map((question) => question.concept))];
  return {
    name: "Kubernetes networking",
    versionsOf: "Kubernetes",
    topics: [{ slug: "services", title: "Services", summary: "Stable names.", concepts: slugs }],
    concepts: new Map(slugs.map((slug) => [slug, makeConcept({ slug })])),
    questions: new Map(questions.map((question) => [question.id, question])),
  };
}
