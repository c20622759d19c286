// The Markdown documents that people read: at the root, in docs/, and in deploy/.
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/kubedrill-process.ts";

export interface Document {
  /** From the repository's root, such as docs/slack.md. */
  readonly path: string;
  readonly text: string;
}

export const documents: readonly Document[] = globSync(
  ["*.md", "docs/**/*.md", "deploy/**/*.md", ".github/**/*.md"],
  { cwd: root, exclude: ["**/node_modules/**"] },
)
  .toSorted()
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

/** A document, or a sentence that says it's missing. */
export function documentAt(path: string): Document {
  const found = documents.find((document) => document.path === path);
  if (found === undefined) throw new Error(`${path} is missing`);
  return found;
}

export const inRepository = (path: string) => existsSync(join(root, path));
