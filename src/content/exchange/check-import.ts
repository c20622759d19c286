// Checks an import: the content as it would be afterward, and the changes to published questions.
import type { Question } from "../../core/model.ts";
import { checkFolder } from "../check/check-folder.ts";
import { draftQuestion } from "../read/draft.ts";
import { type Finding, findingsOf, type Path, type Problem } from "../read/problem.ts";
import {
  type QuestionEntry,
  type ReportProblem,
  readConcept,
  readQuestions,
  readTopics,
} from "../read/read-entries.ts";
import { readFolder } from "../read/read-folder.ts";
import { questionSchema } from "../read/schema.ts";
import { explainIssue } from "../read/schema-messages.ts";
import { questionHash } from "../stored-form.ts";
import type { ImportedQuestion, ImportReading } from "./exchange.ts";
import { notesOf } from "./question-file.ts";

/** An imported question, and the content's question with the same ID. */
export interface CheckedQuestion {
  readonly question: Question;
  readonly before: Question | undefined;
}

/**
 * Reports every problem, including the folder's, except at paths without a place: the format reported those itself.
 * `retired` are the IDs of removed questions.
 */
export function checkImport(
  folder: string,
  file: string,
  { questions, problems }: ImportReading,
  retired: ReadonlySet<string>,
  report: ReportProblem,
): readonly CheckedQuestion[] {
  const known = new WeakSet<Problem>();
  const reportNew: ReportProblem = (problem) => {
    if (!known.has(problem)) report(problem);
  };
  for (const problem of problems) report({ file, ...problem });
  const files = readFolder(folder);
  for (const problem of files.problems) report(problem);
  const topics = files.topics === undefined ? undefined : readTopics(files.topics, report);
  const pages = files.concepts.flatMap((page) => readConcept(page, report) ?? []);
  const existing = files.questions.flatMap((list) => readQuestions(list, report));

  const topicOf = new Map(files.concepts.map(({ slug, topic }) => [slug, topic]));
  const filed = new Map(existing.map(({ draft, value }) => [draft.id, value]));
  const imported = questions.map((question) =>
    createEntry(file, keepNotes(question, filed), topicOf, known, reportNew),
  );
  const ids = new Set(imported.map(({ draft }) => draft.id));
  const kept = existing.filter(({ draft }) => !ids.has(draft.id));
  checkFolder(
    { topics, titles: undefined, pages, questions: [...kept, ...imported], conceptFiles: files.concepts },
    reportNew,
  );

  const before = new Map(existing.map((entry) => [entry.draft.id, toQuestion(entry)]));
  return imported.flatMap((entry) => {
    const { id } = entry.draft;
    if (retired.has(id))
      reportNew(
        entry.place({
          path: ["id"],
          message: `"${id}" was the ID of a removed question: choose another.`,
        }),
      );
    const question = toQuestion(entry);
    if (question === undefined) return [];
    const old = before.get(id);
    const found = old === undefined ? undefined : checkChange(old, question);
    if (found !== undefined) reportNew(entry.place(found));
    return [{ question, before: old }];
  });
}

/** Whether an imported question is unchanged. */
export function isSame(a: Question, b: Question): boolean {
  return questionHash(a) === questionHash(b);
}

function checkChange(before: Question, now: Question): Finding | undefined {
  if (isSame(before, now)) return undefined;
  const at = (path: Path, message: string): Finding => ({ path, message });
  const next = before.version + 1;
  if (now.concept !== before.concept)
    return at(
      ["concept"],
      `"${now.id}" is about "${before.concept}", which can't change: give the new question its own ID.`,
    );
  if (now.version < before.version)
    return at(
      ["version"],
      `The content already has version ${before.version} of "${now.id}": export it again and change that.`,
    );
  if (now.version === before.version)
    return at(
      ["version"],
      `"${now.id}" differs from version ${before.version} in the content: raise the version to ${next} and add an entry for version ${next} to its changes, or keep the question as it is.`,
    );
  const isKept = before.changes.every((change, index) => {
    const same = now.changes[index];
    return same?.version === change.version && same.effect === change.effect && same.note === change.note;
  });
  return isKept
    ? undefined
    : at(["changes"], "Earlier entries are missing or changed: keep them as they are.");
}

/** The formats don't have notes such as siblings: a question that exists keeps its own. */
function keepNotes(
  imported: ImportedQuestion,
  filed: ReadonlyMap<string, QuestionEntry["value"]>,
): ImportedQuestion {
  const before = filed.get(draftQuestion(imported.value).id);
  return before === undefined ? imported : { ...imported, value: { ...imported.value, ...notesOf(before) } };
}

function createEntry(
  file: string,
  { value, place, advise = ({ message }) => message }: ImportedQuestion,
  topicOf: ReadonlyMap<string, string>,
  known: WeakSet<Problem>,
  report: ReportProblem,
): QuestionEntry {
  const draft = draftQuestion(value);
  const placeOf = (found: Finding): Problem => {
    const at = place(found.path);
    const { line, name } = at ?? { line: 1, name: "" };
    const message = advise(found);
    const problem = name === "" ? { file, line, message } : { file, line, path: name, message };
    if (at === undefined) known.add(problem);
    return problem;
  };
  const parsed = questionSchema.safeParse(value, { error: explainIssue });
  if (!parsed.success) for (const found of findingsOf(parsed.error)) report(placeOf(found));
  return {
    file,
    topic: topicOf.get(draft.concept) ?? "",
    slug: draft.concept,
    value: parsed.success ? parsed.data : undefined,
    draft: parsed.success ? parsed.data : draft,
    place: placeOf,
  };
}

function toQuestion({ value, topic }: QuestionEntry): Question | undefined {
  return value && { ...value, topic };
}
