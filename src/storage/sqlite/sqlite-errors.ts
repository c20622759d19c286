// What SQLite's errors mean, at startup and in a running process.
import { SetupError, UnavailableError } from "../../ports/errors.ts";

const LOCKED = "is locked by another process. Stop that process, or wait until it is done, and try again.";

const sentences: readonly (readonly [prefix: string, meaning: string])[] = [
  ["SQLITE_BUSY", LOCKED],
  ["SQLITE_LOCKED", LOCKED],
  [
    "SQLITE_FULL",
    "cannot grow: the disk is full. Free some space and start again; nothing that was confirmed is lost.",
  ],
  ["SQLITE_READONLY", "cannot be written. Give this user the right to write the file and its folder."],
  ["SQLITE_CANTOPEN", "cannot be opened. Check that its folder exists and that this user may write there."],
  ["SQLITE_PERM", "cannot be opened. Give this user the right to read and write it."],
  [
    "SQLITE_IOERR",
    "cannot be read or written: the disk reports an error. Check the disk and its free space.",
  ],
  ["SQLITE_NOTADB", "is not a SQLite database. Point KUBEDRILL_DATABASE at another path."],
  ["SQLITE_CORRUPT", "is damaged. Restore a backup (kubedrill backup makes them)."],
];

/** The error as a sentence for the operator; returns any other error unchanged. */
export function explainSqliteError(error: unknown, file: string): unknown {
  if (error instanceof UnavailableError) return new SetupError(error.message, { cause: error });
  const meaning = sentences.find(([prefix]) => codeOf(error).startsWith(prefix))?.[1];
  return meaning === undefined ? error : new SetupError(`The database ${file} ${meaning}`, { cause: error });
}

/** Whether another process holds a lock. */
export function isLocked(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));
}

/** Whether the file contains something else than this process wrote. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error));
}

/** An outage as a running process reports it; returns any other error unchanged. */
export function explainOutage(error: unknown, file: string): unknown {
  if (!/^SQLITE_(BUSY|LOCKED|CORRUPT|NOTADB|IOERR|READONLY|CANTOPEN)/.test(codeOf(error))) return error;
  const explained = explainSqliteError(error, file);
  return explained instanceof SetupError ? new UnavailableError(explained.message, error) : error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
