// What SQLite's errors mean for whoever runs the process.
import { SetupError } from "../../ports/errors.ts";

const sentences: readonly (readonly [prefix: string, meaning: string])[] = [
  [
    "SQLITE_BUSY",
    "is locked by another process. Stop that process, or wait until it is done, and try again.",
  ],
  [
    "SQLITE_LOCKED",
    "is locked by another process. Stop that process, or wait until it is done, and try again.",
  ],
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

/** The error as a sentence for the operator; any other error is returned as it is. */
export function explainSqliteError(error: unknown, file: string): unknown {
  if (!(error instanceof Error && "code" in error && typeof error.code === "string")) return error;
  const { code } = error;
  const meaning = sentences.find(([prefix]) => code.startsWith(prefix))?.[1];
  return meaning === undefined ? error : new SetupError(`The database ${file} ${meaning}`, { cause: error });
}
