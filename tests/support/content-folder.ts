// Content for processes: the little tea curriculum, where any will do, and copies to be broken by tests.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, temporaryFolder } from "./kubedrill-process.ts";

/** Loads in no time, and has a question for five days. */
export const exampleContent = join(root, "tests", "content", "example");

/** A copy of a content folder, of the real one unless told otherwise, in a folder of its own. */
export function copyContent(source = join(root, "content")): string {
  const folder = join(temporaryFolder(), "content");
  cpSync(source, folder, { recursive: true });
  return folder;
}

/** Replaces the first match in a file and returns its line, as a problem names it. @throws where nothing matches. */
export function alterFile(folder: string, file: string, match: RegExp, replacement: string): string {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  const found = match.exec(text);
  if (found === null) throw new Error(`${file} has nothing like ${match}.`);
  writeFileSync(path, text.replace(match, replacement));
  return `${file}:${text.slice(0, found.index).split("\n").length}`;
}
