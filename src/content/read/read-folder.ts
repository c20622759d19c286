// Reads the files of a content folder: topics.yaml, sources.yaml, concepts/<topic>/*.md, questions/<topic>/*.yaml.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "./problem.ts";

/** A file with its text; `slug` is its name without the extension. */
export interface SourceFile {
  /** Relative to the content folder, with "/" on every system. */
  readonly file: string;
  readonly topic: string;
  readonly slug: string;
  readonly source: string;
}

/** The files that could be read, and the problems of the others. */
export interface FolderReading {
  readonly topics: string | undefined;
  /** Of sources.yaml; undefined if there is none, because titles are optional. */
  readonly titles: string | undefined;
  readonly concepts: readonly SourceFile[];
  readonly questions: readonly SourceFile[];
  readonly problems: readonly Problem[];
}

const TITLES = "sources.yaml";

/** Reads everything. Missing, unreadable, and misplaced files are returned as problems, never thrown. */
export function readFolder(folder: string): FolderReading {
  const problems: Problem[] = [];
  const report = (file: string, message: string) => problems.push({ file, line: 1, message });

  const attempt = <T>(file: string, what: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      report(file, `${what}: ${explainFailure(error)}`);
      return undefined;
    }
  };
  const readText = (file: string) =>
    attempt(file, "This file can't be read", () =>
      readFileSync(join(folder, file), "utf8")
        .replace(/^\ufeff/, "")
        .replaceAll("\r\n", "\n"),
    );
  const list = (path: string) =>
    attempt(path, "This folder can't be read", () =>
      readdirSync(join(folder, path), { withFileTypes: true })
        .filter(({ name }) => !name.startsWith("."))
        .map((entry) => ({ name: entry.name, isFolder: isFolder(join(folder, path, entry.name), entry) }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    ) ?? [];

  const readTree = (root: "concepts" | "questions", extension: ".md" | ".yaml"): readonly SourceFile[] =>
    list(root).flatMap((topic) => {
      if (!topic.isFolder) {
        report(`${root}/${topic.name}`, `A file outside a topic: move it to ${root}/<topic>/.`);
        return [];
      }
      return list(`${root}/${topic.name}`).flatMap(({ name, isFolder }) => {
        const file = `${root}/${topic.name}/${name}`;
        if (isFolder) report(file, "A folder inside a topic: move its files one level up.");
        else if (!name.endsWith(extension))
          report(file, `This folder only holds ${extension} files: rename or remove this one.`);
        else {
          const source = readText(file);
          if (source !== undefined)
            return [{ file, topic: topic.name, slug: name.slice(0, -extension.length), source }];
        }
        return [];
      });
    });

  if (!existsAsFolder(folder))
    return {
      topics: undefined,
      titles: undefined,
      concepts: [],
      questions: [],
      problems: [
        {
          file: folder,
          line: 1,
          message: "This content folder doesn't exist or can't be read: check the path.",
        },
      ],
    };
  return {
    topics: readText("topics.yaml"),
    titles: existsSync(join(folder, TITLES)) ? readText(TITLES) : undefined,
    concepts: readTree("concepts", ".md"),
    questions: readTree("questions", ".yaml"),
    problems,
  };
}

/** Follows links, because mounted volumes consist of them. Reading a broken link reports it. */
function isFolder(path: string, entry: { isDirectory(): boolean; isSymbolicLink(): boolean }): boolean {
  return entry.isDirectory() || (entry.isSymbolicLink() && existsAsFolder(path));
}

function existsAsFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function explainFailure(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "it doesn't exist. Add it.";
  if (code === "EACCES" || code === "EPERM") return "permission denied. Make it readable.";
  return error instanceof Error ? error.message : String(error);
}
