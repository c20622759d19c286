// One process at a time works on a SQLite file: two would post and remind side by side.
import { existsSync, realpathSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { SetupError } from "../../ports/errors.ts";
import { makePrivateFile } from "./private-file.ts";
import { isLocked } from "./sqlite-errors.ts";

/** How long to wait for a process that is just ending, as in a restart, in ms. */
const LONGEST_WAIT = 5_000;

/**
 * Claims a database file for this process, with an operating system lock on a file next to it. The lock ends with the
 * process, even if it crashes. Commands that only read the database don't need it. Returns a function that releases it.
 * @throws SetupError if another process has it
 */
export function lockForProcess(database: string, longestWait = LONGEST_WAIT): () => void {
  let lock: Sqlite.Database | undefined;
  try {
    const file = `${existsSync(database) ? realpathSync(database) : database}-lock`;
    makePrivateFile(file);
    lock = new Sqlite(file, { timeout: longestWait });
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock?.close();
    // Where even this file can't be made, opening the database says why.
    if (!isLocked(error)) return () => {};
    throw new SetupError(
      `Another Kubedrill process works on ${database}. Stop it first. To run several at once, use PostgreSQL.`,
    );
  }
  return () => lock.close();
}
