// The database files that this process has open, and whether their paths still lead to them.
import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import type { Timers } from "../../ports/timers.ts";

export interface OpenedFiles {
  /** Whether the next start would find these files. Takes a few microseconds if they are untouched. */
  areInPlace(): boolean;
  /** When the main file was last written, in epoch ms. */
  writtenAt(): number;
  /** Whether the main file starts with SQLite's header. */
  hasHeader(): boolean;
  /** Call after SQLite has closed them. */
  close(): void;
}

const MAGIC = "SQLite format 3\0";

/** How often to look up the paths, in ms: the files themselves don't show that a folder above was renamed. */
const LOOK_UP_INTERVAL = 1_000;

/** Opens the files of the database at this path, which SQLite has open. */
export function holdFiles(file: string, timers: Timers): OpenedFiles {
  // Close it only after SQLite's connection: closing any descriptor drops this process's locks on the file.
  const main = openSync(file, "r");
  let log: number | undefined;
  let isClosed = false;
  let changedAt: number | undefined;
  let lookedUpAt = Number.NEGATIVE_INFINITY;
  const header = Buffer.alloc(MAGIC.length);
  const identities = new Map<string, string>();

  /** Unlinking and renaming change a file's ctime, as writing does. The log is always written: check only its nlink. */
  function areUntouched(): boolean {
    const { nlink, ctimeMs } = fstatSync(main);
    return nlink > 0 && ctimeMs === changedAt && log !== undefined && fstatSync(log).nlink > 0;
  }

  /** Whether the path still leads to the same file. The log and the index appear with the first transaction. */
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
      const now = timers.now();
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
