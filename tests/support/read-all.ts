// A whole folder as a value, to check that nothing has changed in it.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Every file of a folder with its text, hidden ones too; paths relative to the folder. */
export function readAll(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true }).map(String).toSorted();
  const isFile = (file: string) => statSync(join(folder, file)).isFile();
  return Object.fromEntries(
    files.filter(isFile).map((file) => [file, readFileSync(join(folder, file), "utf8")]),
  );
}
