// Content for processes: the small tea curriculum if any content will do, and copies that tests can break.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, temporaryFolder } from "./kubedrill-process.ts";

/** Loads fast, and has questions for five days. */
export const exampleContent = join(root, "tests", "content", "example");

/** A copy of a content folder (default: the real one) in a new folder. */
export function copyContent(source = join(root, "content")): string {
  const folder = join(temporaryFolder(), "content");
  cpSync(source, folder, { recursive: true });
  return folder;
}

/** Replaces the first match in a file and returns its `file:line`, like a problem. @throws if nothing matches */
export function alterFile(folder: string, file: string, match: RegExp, replacement: string): string {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  const found = match.exec(text);
  if (found === null) throw new Error(`${file} has nothing like ${match}.`);
  writeFileSync(path, text.replace(match, replacement));
  return `${file}:${text.slice(0, found.index).split("\n").length}`;
}
