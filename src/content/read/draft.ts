// Reads content with problems leniently, so that one problem doesn't hide the others.
import { z } from "zod";

const text = z.string().catch("");
const texts = z.array(text).catch([]);
const count = z.number().catch(0);

const blankOption = { text: "", correct: false, why: "" };

const textByKey = z.record(z.string(), text).catch({});

const topicsDraft = z.object({
  sourceHosts: texts,
  outside: z.array(z.object({ names: texts }).catch({ names: [] })).catch([]),
  exams: z
    .array(
      z
        .object({ name: text, domains: z.array(z.object({ slug: text }).catch({ slug: "" })).catch([]) })
        .catch({ name: "", domains: [] }),
    )
    .catch([]),
  topics: z.array(z.object({ slug: text, concepts: texts }).catch({ slug: "", concepts: [] })).catch([]),
});

const conceptDraft = z.object({
  title: text,
  aliases: texts,
  symptoms: z.array(text).optional().catch(undefined),
  topic: text,
  sources: texts,
  related: texts,
  confusedWith: texts,
  exams: textByKey,
  differs: textByKey,
  compare: z.record(z.string(), z.string().optional()).optional().catch(undefined),
});

const questionDraft = z.object({
  id: text,
  version: count,
  concept: text,
  stem: text,
  code: z.object({ text }).optional().catch(undefined),
  options: z
    .array(
      z
        .object({
          text,
          correct: z.boolean().catch(false),
          why: text,
          concept: z.string().optional().catch(undefined),
        })
        .catch(blankOption),
    )
    .catch([]),
  explanation: text,
  sources: texts,
  changes: z.array(z.object({ version: count }).catch({ version: 0 })).catch([]),
  siblings: z.array(text).optional().catch(undefined),
});

/** What the checks across fields and files use: unreadable values are blank. */
export type TopicsDraft = Readonly<z.infer<typeof topicsDraft>>;
export type ConceptDraft = Readonly<z.infer<typeof conceptDraft>>;
export type QuestionDraft = Readonly<z.infer<typeof questionDraft>>;

/** Reads the topics leniently. Anything but a mapping is read as one without keys. */
export const draftTopics = (value: unknown): TopicsDraft => topicsDraft.parse(asMapping(value));
/** Reads titles leniently: only their addresses matter. */
export const draftTitles = (value: unknown): Readonly<Record<string, unknown>> => ({ ...asMapping(value) });
/** Reads a concept leniently, like draftTopics. */
export const draftConcept = (value: unknown): ConceptDraft => conceptDraft.parse(asMapping(value));
/** Reads a question leniently, like draftTopics. */
export const draftQuestion = (value: unknown): QuestionDraft => questionDraft.parse(asMapping(value));

function asMapping(value: unknown): object {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
