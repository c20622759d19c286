// The checks of an import: the loader's, over the content as it would be, and what may become of published questions.
import type { Question } from "../../core/model.ts";
import { checkFolder } from "../check/check-folder.ts";
import { draftQuestion } from "../read/draft.ts";
import { type Finding, findingsOf, type Path, type Problem } from "../read/problem.ts";
import {
  type QuestionEntry,
  type Report,
  readConcept,
  readQuestions,
  readTopics,
} from "../read/read-entries.ts";
import { readFolder } from "../read/read-folder.ts";
import { questionSchema } from "../read/schema.ts";
import { explainIssue } from "../read/schema-messages.ts";
import { questionHash } from "../stored-form.ts";
import type { ImportedQuestion, ImportReading } from "./exchange.ts";

/** An imported question beside the one of the same id that stands in the content. */
export interface CheckedQuestion {
  readonly question: Question;
  readonly before: Question | undefined;
}

/**
 * `retired` are the ids of questions that are gone. Every problem is reported, those of the folder too; none at a place
 * that the format doesn't tell, because it has reported that itself.
 */
export function checkImport(
  folder: string,
  file: string,
  { questions, problems }: ImportReading,
  retired: ReadonlySet<string>,
  report: Report,
): readonly CheckedQuestion[] {
  const known = new WeakSet<Problem>();
  const reportNew: Report = (problem) => {
    if (!known.has(problem)) report(problem);
  };
  for (const problem of problems) report({ file, ...problem });
  const files = readFolder(folder);
  for (const problem of files.problems) report(problem);
  const topics = files.topics === undefined ? undefined : readTopics(files.topics, report);
  const pages = files.concepts.flatMap((page) => readConcept(page, report) ?? []);
  const standing = files.questions.flatMap((list) => readQuestions(list, report));

  const topicOf = new Map(files.concepts.map(({ slug, topic }) => [slug, topic]));
  const imported = questions.map((question) => createEntry(file, question, topicOf, known, reportNew));
  const ids = new Set(imported.map(({ draft }) => draft.id));
  const kept = standing.filter(({ draft }) => !ids.has(draft.id));
  checkFolder({ topics, pages, questions: [...kept, ...imported], conceptFiles: files.concepts }, reportNew);

  const before = new Map(standing.map((entry) => [entry.draft.id, toQuestion(entry)]));
  return imported.flatMap((entry) => {
    const { id } = entry.draft;
    if (retired.has(id))
      reportNew(
        entry.place({
          path: ["id"],
          message: `"${id}" was the id of a question that is gone: choose another.`,
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

/** Whether the import brings nothing new about a question. */
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
      `"${now.id}" is a question about "${before.concept}" and stays one: give the new question an id of its own.`,
    );
  if (now.version < before.version)
    return at(
      ["version"],
      `The content has version ${before.version} of "${now.id}": export it again and change that.`,
    );
  if (now.version === before.version)
    return at(
      ["version"],
      `"${now.id}" differs from version ${before.version} in the content: raise the version to ${next} and add an entry of version ${next} to its changes, or leave the question as it is.`,
    );
  const isKept = before.changes.every((change, index) => {
    const same = now.changes[index];
    return same?.version === change.version && same.effect === change.effect && same.note === change.note;
  });
  return isKept
    ? undefined
    : at(["changes"], "Earlier entries are missing or differ: keep them as they are.");
}

function createEntry(
  file: string,
  { value, place, advise = ({ message }) => message }: ImportedQuestion,
  topicOf: ReadonlyMap<string, string>,
  known: WeakSet<Problem>,
  report: Report,
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
