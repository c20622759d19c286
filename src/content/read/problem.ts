// What is wrong with content, told to its author: where it is and what to do.
import type { z } from "zod";

/** One thing an author has to mend; `file` is relative to the content folder, `line` counts from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** The place inside the file, for example `[2].options[0].why`. */
  readonly path?: string;
  readonly message: string;
}

export type Path = readonly PropertyKey[];

/** A problem inside one file, before its line is known. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
}

/** Tells the line (from 1) of a path inside one file; of its nearest parent where the path is absent. */
export type Locate = (path: Path) => number;

export function finding(path: Path, message: string): Finding {
  return { path, message };
}

/** Puts a finding in its file; the line is looked up here and not before. */
export function placeFinding(file: string, locate: Locate, found: Finding): Problem {
  const path = writePath(found.path);
  const place = { file, line: locate(found.path) };
  return path === "" ? { ...place, message: found.message } : { ...place, path, message: found.message };
}

/** Problems by file, then line, then path and message, so that the same content reads the same each time. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      compareText(a.path ?? "", b.path ?? "") ||
      compareText(a.message, b.message),
  );
}

/** What a schema found, in sentences for authors; an unknown key is placed at that key. */
export function findingsOf(error: z.ZodError): readonly Finding[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) =>
          finding([...issue.path, key], `Unknown key "${key}": remove it or correct its name.`),
        )
      : [finding(issue.path, issue.message)],
  );
}

function writePath(path: Path): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
