// Files and folders that only this user can read, because they hold people's answers.
import { chmodSync, closeSync, mkdirSync, openSync, statSync } from "node:fs";

/** Makes a folder and missing parents, for this user only. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/**
 * Makes an empty file for this user only, unless it exists. SQLite gives its log and index the same rights.
 * @throws NodeJS.ErrnoException if it can't be made
 */
export function makePrivateFile(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Limits database files that everyone can read or write to this user. Files with group rights only stay as they are. */
export function closeToOthers(database: string): void {
  for (const suffix of ["", "-wal", "-shm"]) {
    const { mode } = statSync(database + suffix, { throwIfNoEntry: false }) ?? { mode: 0 };
    if ((mode & 0o007) === 0) continue;
    try {
      chmodSync(database + suffix, 0o600);
    } catch {
      // The file belongs to another user, who decides.
    }
  }
}
