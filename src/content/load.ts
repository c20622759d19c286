// Loads a content folder as a curriculum, or returns all problems of all files.
import type { Concept, Curriculum, Question } from "../core/model.ts";
import { checkFolder } from "./check/check-folder.ts";
import { finding, type Problem, sortProblems } from "./read/problem.ts";
import {
  type PageEntry,
  type QuestionEntry,
  type ReportProblem,
  readConcept,
  readQuestions,
  readTitles,
  readTopics,
  type TopicsEntry,
} from "./read/read-entries.ts";
import { readFolder } from "./read/read-folder.ts";

/** Finds a question's file and line, for problems in a loaded curriculum. */
export type LocateQuestion = (id: string) => { readonly file: string; readonly line: number };

/** The curriculum, or all problems. */
export type Loading =
  | {
      readonly ok: true;
      readonly curriculum: Curriculum;
      readonly problems: readonly [];
      readonly locate: LocateQuestion;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Loads topics.yaml, sources.yaml, concepts/, and questions/ from a folder, synchronously. Never throws because of the content:
 * problems are returned, sorted by file and line. The curriculum's maps are in teaching order.
 */
export function loadContent(folder: string): Loading {
  const files = readFolder(folder);
  const problems: Problem[] = [...files.problems];
  const report: ReportProblem = (problem) => problems.push(problem);

  const topics = files.topics === undefined ? undefined : readTopics(files.topics, report);
  const pages = files.concepts.flatMap((file) => readConcept(file, report) ?? []);
  const questions = files.questions.flatMap((file) => readQuestions(file, report));
  const titles = files.titles === undefined ? undefined : readTitles(files.titles, report);
  checkFolder({ topics, titles, pages, questions, conceptFiles: files.concepts }, report);

  if (problems.length > 0 || topics?.value === undefined)
    return { ok: false, problems: sortProblems(problems) };
  return {
    ok: true,
    curriculum: {
      ...buildCurriculum(topics.value, pages, questions),
      sourceTitles: new Map(Object.entries(titles?.value ?? {})),
    },
    problems: [],
    locate: createQuestionLocator(questions),
  };
}

function buildCurriculum(
  { name, versionsOf, topics, exams, outside, synonyms }: NonNullable<TopicsEntry["value"]>,
  pages: readonly PageEntry[],
  questions: readonly QuestionEntry[],
): Curriculum {
  const pageOf = new Map(pages.map((page) => [page.slug, page]));
  const questionsOf = Map.groupBy(questions, ({ slug }) => slug);
  const concepts = new Map<string, Concept>();
  const ordered = new Map<string, Question>();
  for (const slug of topics.flatMap((topic) => topic.concepts)) {
    const page = pageOf.get(slug);
    if (page?.value === undefined) continue;
    concepts.set(slug, { slug, ...page.value });
    for (const { value } of questionsOf.get(slug) ?? [])
      if (value !== undefined) ordered.set(value.id, { ...value, topic: page.topic });
  }
  return { name, versionsOf, topics, exams, outside, synonyms, concepts, questions: ordered };
}

/** An unknown ID is at the first line of topics.yaml. */
function createQuestionLocator(questions: readonly QuestionEntry[]): LocateQuestion {
  const places = new Map(questions.map(({ draft, place }) => [draft.id, place]));
  return (id) => {
    const place = places.get(id);
    if (place === undefined) return { file: "topics.yaml", line: 1 };
    const { file, line } = place(finding([], ""));
    return { file, line };
  };
}
