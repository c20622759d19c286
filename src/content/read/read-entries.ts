// Turns each file into entries: the checked value, a draft for further checks, and a locator.
import type { z } from "zod";
import { readConceptPage } from "./concept-page.ts";
import {
  type ConceptDraft,
  draftConcept,
  draftQuestion,
  draftTitles,
  draftTopics,
  type QuestionDraft,
  type TopicsDraft,
} from "./draft.ts";
import {
  type Finding,
  finding,
  findingsOf,
  type Locate,
  type Path,
  type Problem,
  placeFinding,
} from "./problem.ts";
import type { SourceFile } from "./read-folder.ts";
import { conceptSchema, questionSchema, titlesSchema, topicsSchema } from "./schema.ts";
import { explainIssue } from "./schema-messages.ts";
import { readYaml } from "./yaml-source.ts";

/** One topics file, concept page, or question. */
interface Entry<Value, Draft> {
  readonly file: string;
  /** The names of the folder and the file, which the content must match. */
  readonly topic: string;
  readonly slug: string;
  /** The checked content; undefined if the schema found a problem. */
  readonly value: Value | undefined;
  readonly draft: Draft;
  /** Adds a finding's file and line; its path is relative to this entry. */
  readonly place: (found: Finding) => Problem;
}

export type TopicsEntry = Entry<z.infer<typeof topicsSchema>, TopicsDraft>;
export type TitlesEntry = Entry<z.infer<typeof titlesSchema>, Readonly<Record<string, unknown>>>;
export type PageEntry = Entry<z.infer<typeof conceptSchema>, ConceptDraft>;
export type QuestionEntry = Entry<z.infer<typeof questionSchema>, QuestionDraft>;

/** Receives each problem of a content folder as it's found. */
export type ReportProblem = (problem: Problem) => void;

/** Reads topics.yaml; undefined if it isn't YAML. */
export function readTopics(source: string, report: ReportProblem): TopicsEntry | undefined {
  const at = { file: "topics.yaml", topic: "", slug: "", source };
  const reading = readYamlFile(at, report);
  return reading && createEntry(at, topicsSchema, draftTopics, reading.value, reading.locate, [], report);
}

/** Reads sources.yaml; undefined if it isn't YAML. */
export function readTitles(source: string, report: ReportProblem): TitlesEntry | undefined {
  const at = { file: "sources.yaml", topic: "", slug: "", source };
  const reading = readYamlFile(at, report);
  return reading && createEntry(at, titlesSchema, draftTitles, reading.value, reading.locate, [], report);
}

/** Reads a concept page; undefined if its front matter can't be read. */
export function readConcept(page: SourceFile, report: ReportProblem): PageEntry | undefined {
  const { value, locate, problems } = readConceptPage(page.source);
  for (const problem of problems) report({ file: page.file, ...problem });
  return value && createEntry(page, conceptSchema, draftConcept, value, locate, [], report);
}

/** Reads the questions of one file, in order; none if the file isn't a list. */
export function readQuestions(list: SourceFile, report: ReportProblem): readonly QuestionEntry[] {
  const reading = readYamlFile(list, report);
  if (reading === undefined) return [];
  const { value, locate } = reading;
  if (Array.isArray(value) && value.length > 0)
    return value.map((item: unknown, index) =>
      createEntry(list, questionSchema, draftQuestion, item, locate, [index], report),
    );
  report(placeFinding(list.file, locate, finding([], 'Not a list of questions: start each with "- id:".')));
  return [];
}

function readYamlFile({ file, source }: SourceFile, report: ReportProblem) {
  const reading = readYaml(source);
  if (reading.ok) return reading;
  for (const error of reading.errors) report({ file, ...error });
  return undefined;
}

function createEntry<Value extends Draft, Draft>(
  { file, topic, slug }: SourceFile,
  schema: z.ZodType<Value>,
  draftOf: (value: unknown) => Draft,
  value: unknown,
  locate: Locate,
  base: Path,
  report: ReportProblem,
): Entry<Value, Draft> {
  const place = (found: Finding) => placeFinding(file, locate, { ...found, path: [...base, ...found.path] });
  const parsed = schema.safeParse(value, { error: explainIssue });
  if (parsed.success) return { file, topic, slug, value: parsed.data, draft: parsed.data, place };
  for (const found of findingsOf(parsed.error)) report(place(found));
  return { file, topic, slug, value: undefined, draft: draftOf(value), place };
}
