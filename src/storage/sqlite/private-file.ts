// Files and folders that only this user reads: they hold people's answers.
import { chmodSync, closeSync, mkdirSync, openSync, statSync } from "node:fs";

/** Makes a folder, and those above it that are missing, for this user alone. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/**
 * Makes an empty file for this user alone, unless it exists. SQLite gives its log and index the same rights.
 * @throws NodeJS.ErrnoException where it can't be made
 */
export function makePrivateFile(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Takes a database's files from everyone else where everyone may read or write them; a group's rights alone stay. */
export function closeToOthers(database: string): void {
  for (const suffix of ["", "-wal", "-shm"]) {
    const { mode } = statSync(database + suffix, { throwIfNoEntry: false }) ?? { mode: 0 };
    if ((mode & 0o007) === 0) continue;
    try {
      chmodSync(database + suffix, 0o600);
    } catch {
      // Another user's file: its owner decides.
    }
  }
}
