// Checks across files: folders, names, references, IDs, and sources.

import { type Finding, finding } from "../read/problem.ts";
import type {
  PageEntry,
  QuestionEntry,
  ReportProblem,
  TitlesEntry,
  TopicsEntry,
} from "../read/read-entries.ts";
import type { SourceFile } from "../read/read-folder.ts";
import {
  checkComparisons,
  checkDifferences,
  checkExams,
  checkNames,
  checkOutside,
  checkReferences,
  claimNames,
} from "./check-concepts.ts";
import { checkQuestion } from "./check-question.ts";
import { checkSiblings } from "./check-siblings.ts";
import { checkSources, checkTitles } from "./check-sources.ts";
import { checkTopicFolder, checkTopics } from "./check-topics.ts";

/** The entries of a content folder. */
export interface FolderEntries {
  /** Undefined if topics.yaml can't be read: then the checks against it are skipped. */
  readonly topics: TopicsEntry | undefined;
  /** Undefined if there is no sources.yaml, or it can't be read. */
  readonly titles: TitlesEntry | undefined;
  readonly pages: readonly PageEntry[];
  readonly questions: readonly QuestionEntry[];
  /** All pages, including those that can't be read: references to them are fine. */
  readonly conceptFiles: readonly SourceFile[];
}

/** Reports every problem that involves more than one field or file. */
export function checkFolder(
  { topics, titles, pages, questions, conceptFiles }: FolderEntries,
  report: ReportProblem,
): void {
  const slugs = new Set(conceptFiles.map(({ slug }) => slug));
  if (topics !== undefined) for (const found of checkTopics(topics.draft, slugs)) report(topics.place(found));

  const bySlug = new Map(pages.map((page) => [page.slug, page]));
  const owners = claimNames(pages);
  if (topics !== undefined)
    for (const found of checkOutside(topics.draft, owners)) report(topics.place(found));
  for (const page of pages) {
    const found = [
      ...checkNames(page, owners),
      ...checkReferences(page, slugs, bySlug),
      ...checkDifferences(page, bySlug),
      ...checkComparisons(page, bySlug),
      ...checkPage(page, topics),
    ];
    for (const one of found) report(page.place(one));
  }

  const topicOf = new Map(conceptFiles.map(({ slug, topic }) => [slug, topic]));
  const drafts = new Map(questions.map(({ draft }) => [draft.id, draft]));
  for (const question of questions) {
    const found = [
      ...checkQuestion(question.draft),
      ...checkSiblings(question.draft, drafts),
      ...checkAddress(question, topicOf, topics),
    ];
    for (const one of found) report(question.place(one));
  }
  if (titles !== undefined) {
    const used = new Set([...pages, ...questions].flatMap(({ draft }) => draft.sources));
    for (const found of checkTitles(Object.keys(titles.draft), used)) report(titles.place(found));
  }
  reportRepeatedSlugs(conceptFiles, report);
  reportRepeatedIds(questions, report);
}

function checkPage(page: PageEntry, topics: TopicsEntry | undefined): readonly Finding[] {
  const { draft, topic } = page;
  const found: Finding[] = [];
  if (draft.topic !== "" && draft.topic !== topic)
    found.push(
      finding(["topic"], `The page is in the folder "${topic}": move it, or write topic: ${topic}.`),
    );
  if (topics === undefined) return found;
  return [
    ...found,
    ...checkTopicFolder(page, topics.draft),
    ...checkExams(page, topics.draft),
    ...checkSources(draft.sources, topics.draft.sourceHosts),
  ];
}

/** Checks the question's concept and folder; `topicOf` has each concept's folder. */
function checkAddress(
  { draft, slug, topic }: QuestionEntry,
  topicOf: ReadonlyMap<string, string>,
  topics: TopicsEntry | undefined,
): readonly Finding[] {
  const found: Finding[] = [];
  const { concept } = draft;
  const home = topicOf.get(concept);
  if (concept !== "" && home === undefined)
    found.push(finding(["concept"], `Concept "${concept}" doesn't exist: fix the slug or write its page.`));
  else if (concept !== "" && (concept !== slug || home !== topic))
    found.push(
      finding(
        ["concept"],
        `A question about "${concept}" belongs in questions/${home}/${concept}.yaml: move it.`,
      ),
    );
  for (const [index, option] of draft.options.entries())
    if (option.concept !== undefined && !topicOf.has(option.concept))
      found.push(
        finding(["options", index, "concept"], `Concept "${option.concept}" doesn't exist: fix the slug.`),
      );
  return topics === undefined ? found : [...found, ...checkSources(draft.sources, topics.draft.sourceHosts)];
}

function reportRepeatedSlugs(conceptFiles: readonly SourceFile[], report: ReportProblem): void {
  const first = new Map<string, string>();
  for (const { file, slug } of conceptFiles) {
    const before = first.get(slug);
    if (before === undefined) first.set(slug, file);
    else report({ file, line: 1, message: `A second page "${slug}" (see ${before}): slugs are unique.` });
  }
}

function reportRepeatedIds(questions: readonly QuestionEntry[], report: ReportProblem): void {
  const first = new Map<string, string>();
  for (const { draft, file, place } of questions) {
    const before = first.get(draft.id);
    if (draft.id === "") continue;
    if (before === undefined) first.set(draft.id, file);
    else
      report(
        place(finding(["id"], `A second question "${draft.id}" (see ${before}): IDs are never reused.`)),
      );
  }
}
