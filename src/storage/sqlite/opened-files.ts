// The files that this process has open, and whether their paths still lead to them.
import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";

export interface OpenedFiles {
  /** Whether the next start would find these files. Costs a few microseconds while nothing has happened to them. */
  areInPlace(): boolean;
  /** When the main file was last written, in epoch ms. */
  writtenAt(): number;
  /** Whether the main file begins like a database. */
  hasHeader(): boolean;
  /** To be called when SQLite has closed them. */
  close(): void;
}

const MAGIC = "SQLite format 3\0";

/** Renaming a folder above doesn't show in the files themselves: the paths are looked up this often, in ms. */
const LOOK_UP_INTERVAL = 1_000;

/** For the database at this path, which SQLite has open. */
export function holdFiles(file: string): OpenedFiles {
  // Closed only after SQLite's connection: closing any descriptor drops the locks that this process has on the file.
  const main = openSync(file, "r");
  let log: number | undefined;
  let isClosed = false;
  let changedAt: number | undefined;
  let lookedUpAt = Number.NEGATIVE_INFINITY;
  const header = Buffer.alloc(MAGIC.length);
  const identities = new Map<string, string>();

  /** Unlinking and renaming change a file's ctime, as writing does; the log is written all the time. */
  function areUntouched(): boolean {
    const { nlink, ctimeMs } = fstatSync(main);
    return nlink > 0 && ctimeMs === changedAt && log !== undefined && fstatSync(log).nlink > 0;
  }

  /** Whether the path leads to the file that it led to before. The log and the index appear with the first transaction. */
  function isSame(suffix: string): boolean {
    const stats = statSync(file + suffix, { throwIfNoEntry: false });
    const identity = stats && `${stats.dev}:${stats.ino}`;
    const known = identities.get(suffix) ?? identity;
    if (known !== undefined) identities.set(suffix, known);
    if (suffix === "-wal" && stats !== undefined) log ??= openSync(`${file}-wal`, "r");
    return identity === known;
  }

  return {
    areInPlace() {
      const now = performance.now();
      if (now - lookedUpAt < LOOK_UP_INTERVAL && areUntouched()) return true;
      const { ctimeMs } = fstatSync(main);
      const found = ["", "-wal", "-shm"].every(isSame);
      lookedUpAt = found ? now : Number.NEGATIVE_INFINITY;
      changedAt = ctimeMs;
      return found;
    },
    writtenAt: () => fstatSync(main).mtimeMs,
    hasHeader: () =>
      readSync(main, header, 0, header.length, 0) === header.length && header.toString() === MAGIC,
    close() {
      if (isClosed) return;
      isClosed = true;
      closeSync(main);
      if (log !== undefined) closeSync(log);
    },
  };
}
