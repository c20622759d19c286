// Loads the content, or lists all its problems.

import { loadContent } from "./content/load.ts";
import type { Problem } from "./content/read/problem.ts";
import type { Curriculum } from "./core/model.ts";
import { SetupError } from "./ports/errors.ts";

/** @throws SetupError that lists every problem with file, line, and what to do */
export function loadCurriculum(folder: string): Curriculum {
  const loaded = loadContent(folder);
  if (loaded.ok) return loaded.curriculum;
  throw new SetupError(
    `The content in ${folder} has problems; nothing was changed.\n${describeProblems(loaded.problems)}`,
  );
}

/** One line per problem: `file:line: path: message`. */
export function describeProblems(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const lines = problems.map(({ file, line, path, message }) =>
    [`${file}:${line}`, path, message].filter((part) => part !== undefined).join(": "),
  );
  return [...lines, count].join("\n");
}
