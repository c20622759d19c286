// Plans an import: all files to write, or all problems.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Question } from "../../core/model.ts";
import { readIds } from "../ids.ts";
import { type Problem, sortProblems } from "../read/problem.ts";
import { checkImport, isSame } from "./check-import.ts";
import type { ImportReading } from "./exchange.ts";
import { mergeQuestions } from "./question-file.ts";

/** What an import would write, or why it can't. */
export type ImportPlan =
  | {
      readonly ok: true;
      /** The new texts of files, relative to the content folder. */
      readonly files: readonly { readonly file: string; readonly text: string }[];
      /** Question IDs, by what the import does. */
      readonly added: readonly string[];
      readonly replaced: readonly string[];
      readonly same: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Checks the questions of `file` as a part of a content folder. Writes nothing. */
export function planImport(folder: string, file: string, reading: ImportReading): ImportPlan {
  const problems: Problem[] = [];
  const ids = readIds(folder);
  const retired = new Set(
    ids?.records.filter(({ kind, retired }) => retired && kind === "question").map(({ id }) => id),
  );
  if (ids !== undefined) problems.push(...ids.problems);
  const checked = checkImport(folder, file, reading, retired, (problem) => problems.push(problem));
  if (problems.length > 0) {
    const { own = [], others = [] } = Object.groupBy(problems, (one) =>
      one.file === file ? "own" : "others",
    );
    const grouped = reading.group?.(sortProblems(own)) ?? own;
    return { ok: false, problems: sortProblems([...grouped, ...others]) };
  }

  const added = checked.flatMap(({ question, before }) => (before === undefined ? [question] : []));
  const replaced = checked.flatMap(({ question, before }) =>
    before === undefined || isSame(question, before) ? [] : [question],
  );
  const merged = [...Map.groupBy([...added, ...replaced], fileOf)].map(([name, questions]) => {
    const path = join(folder, name);
    const text = mergeQuestions(
      existsSync(path) ? readFileSync(path, "utf8") : "",
      questions.filter((question) => added.includes(question)),
      questions.filter((question) => replaced.includes(question)),
    );
    return { file: name, text };
  });
  const files = merged.flatMap(({ file, text }) => (text === undefined ? [] : [{ file, text }]));
  const unreadable = merged.flatMap(({ file, text }) => (text === undefined ? [file] : []));
  if (unreadable.length > 0)
    return {
      ok: false,
      problems: unreadable.map((file) => ({
        file,
        line: 1,
        message:
          'Questions can\'t be added to this file: start each question with "- id:" at the beginning of a line.',
      })),
    };
  const idsOf = (questions: readonly Question[]) => questions.map(({ id }) => id);
  const written = new Set(idsOf([...added, ...replaced]));
  return {
    ok: true,
    files,
    added: idsOf(added),
    replaced: idsOf(replaced),
    same: idsOf(checked.map(({ question }) => question)).filter((id) => !written.has(id)),
  };
}

function fileOf({ topic, concept }: Question): string {
  return `questions/${topic}/${concept}.yaml`;
}
