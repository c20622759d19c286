// Problems in content, for its author: where they are and what to do.
import type { z } from "zod";

/** One thing for an author to fix; `file` is relative to the content folder, `line` counts from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** The path inside the file, for example `[2].options[0].why`. */
  readonly path?: string;
  readonly message: string;
}

/** Keys and indexes that lead to a value. */
export type Path = readonly PropertyKey[];

/** A problem inside one file, before its line is known. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
}

/** Finds the line (from 1) of a path inside one file; if it doesn't exist, of its nearest parent. */
export type Locate = (path: Path) => number;

/** Makes a finding. */
export function finding(path: Path, message: string): Finding {
  return { path, message };
}

/** Adds a finding's file and line. Looks up the line only here, because that's slow. */
export function placeFinding(file: string, locate: Locate, found: Finding): Problem {
  const path = writePath(found.path);
  const place = { file, line: locate(found.path) };
  return path === "" ? { ...place, message: found.message } : { ...place, path, message: found.message };
}

/** Sorts problems by file, line, path, and message, so that their order is stable. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      compareText(a.path ?? "", b.path ?? "") ||
      compareText(a.message, b.message),
  );
}

/** A schema's issues as findings. An unknown key is reported at that key. */
export function findingsOf(error: z.ZodError): readonly Finding[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) =>
          finding([...issue.path, key], `Unknown key "${key}": remove it or fix its name.`),
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
