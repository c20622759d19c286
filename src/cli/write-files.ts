// Writes several files, all or none.
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { SetupError } from "../ports/errors.ts";

export interface FileWrite {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes each file under a temporary name that the content loader skips, then renames it. Creates missing folders.
 * @throws SetupError after restoring everything
 */
export function writeFiles(files: readonly FileWrite[]): void {
  const undo: (() => void)[] = [];
  let current = "";
  try {
    const staged = files.map(({ path, text }) => {
      current = path;
      const place = existsSync(path) ? realpathSync(path) : path;
      const folder = mkdirSync(dirname(place), { recursive: true });
      if (folder !== undefined) undo.push(() => rmdirSync(dirname(place)));
      const temporary = join(dirname(place), `.${basename(place)}.${process.pid}.unfinished`);
      undo.push(() => rmSync(temporary, { force: true }));
      writeFileSync(temporary, text, { mode: existsSync(place) ? statSync(place).mode : 0o644, flush: true });
      return { place, temporary };
    });
    for (const { place, temporary } of staged) {
      current = place;
      const before = existsSync(place) ? readFileSync(place) : undefined;
      renameSync(temporary, place);
      undo.push(() => (before === undefined ? rmSync(place) : writeFileSync(place, before, { flush: true })));
    }
  } catch (error) {
    for (const step of undo.toReversed()) step();
    throw new SetupError(
      `${current} cannot be written (${explain(error)}); nothing was changed. Check its folder and your rights to it.`,
    );
  }
}

function explain(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
