// One process at a time works on a SQLite file: two would post and remind side by side.
import { existsSync, realpathSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { SetupError } from "../../ports/errors.ts";
import { makePrivateFile } from "./private-file.ts";
import { isLocked } from "./sqlite-errors.ts";

/** A process that is just ending, as in a restart, gets this long to let go, in ms. */
const LONGEST_WAIT = 5_000;

/**
 * Claims a database file for this process, by a lock of the operating system on a file beside it, which ends with the
 * process however that ends. Commands that only look at the database don't need it.
 * Returns what lets go of it.
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
