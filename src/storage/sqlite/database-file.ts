// Watches the database's files from outside: what is committed counts only while the next start will find it.
//
// SQLite goes on with files that were deleted, moved, or replaced, and answers from its cache when someone else wrote
// into them. So before a commit is acknowledged, the files must be the same ones, and every change of the main file
// must come from a checkpoint; else another thread reads the whole file.
import { closeSync, openSync, readSync, type Stats, statSync } from "node:fs";
import { pause } from "./lock-wait.ts";

/** Pages in the write-ahead log, and how many of them are in the database file as well. */
export interface LogState {
  readonly log: number;
  readonly checkpointed: number;
}

interface FileParts {
  readonly file: string;
  readonly readLog: () => LogState;
  /** Whether this process moves pages into the file right now. */
  readonly isCheckpointing: () => boolean;
  /** Reads the whole file in another thread, and returns what is wrong with it. */
  readonly examine: (file: string) => Promise<string | undefined>;
  /** Called once for a problem, and with undefined when it's over. */
  readonly report: (problem: string | undefined) => void;
}

export interface DatabaseFile {
  /** To be called before a write: what is known to be wrong, and still is. */
  problem(): string | undefined;
  /** To be called after a commit: undefined where all is well, else what it turns out to be. */
  check(): Promise<string | undefined> | undefined;
  /** SQLite found the file damaged. */
  condemn(): void;
  /** To be called after the connection was closed. */
  close(): void;
}

const MAGIC = "SQLite format 3\0";

/** A commit waits for an examination this long, in ms; a large file takes longer, and counts as sound meanwhile. */
const LONGEST_HOLD = 5_000;
/** Least time between the end of an examination and the next one, in ms. */
const REST = 10_000;
/** Another process's checkpoint shows in the log by then, in ms. */
const CHECKPOINT_TIME = 300;
/** Between two looks at the log's index, in ms: without it only a second process would go astray. */
const INDEX_INTERVAL = 1_000;

export function watchDatabaseFile({
  file,
  readLog,
  isCheckpointing,
  examine,
  report,
}: FileParts): DatabaseFile {
  // Never closed while SQLite uses the file: closing any descriptor drops the locks that this process has on it.
  const descriptor = openSync(file, "r");
  const header = Buffer.alloc(MAGIC.length);
  const identities = new Map<string, string>();
  let damaged = false;
  let isClosed = false;
  let reported: string | undefined;
  let modified = statSync(file).mtimeMs;
  let log = readLog();
  let examining: Promise<string | undefined> | undefined;
  let examinedAt = Number.NEGATIVE_INFINITY;
  let indexSeenAt = Number.NEGATIVE_INFINITY;

  /** The file's state where it is still the one that was opened. */
  function same(suffix: string): Stats | undefined {
    const stats = statSync(file + suffix, { throwIfNoEntry: false });
    const identity = stats && `${stats.dev}:${stats.ino}`;
    const known = identities.get(suffix) ?? identity;
    // The log appears with the first transaction.
    if (known !== undefined) identities.set(suffix, known);
    return identity === known ? stats : undefined;
  }

  function isGone(): boolean {
    if (same("") === undefined || (same("-wal") === undefined && identities.has("-wal"))) return true;
    const now = performance.now();
    if (now - indexSeenAt < INDEX_INTERVAL) return false;
    indexSeenAt = now;
    return same("-shm") === undefined && identities.has("-shm");
  }

  /** Reports a problem once. */
  function noted(problem: string | undefined): string | undefined {
    if (problem !== reported) report(problem);
    reported = problem;
    return problem;
  }

  function lookOutside(): string | undefined {
    if (isGone()) {
      indexSeenAt = Number.NEGATIVE_INFINITY;
      return `The database file ${file} was deleted, moved, or replaced while Kubedrill runs, and nothing is saved any longer. Put the same file back, with its -wal and -shm. If you can't, stop Kubedrill, restore a backup, and start it again.`;
    }
    return damaged
      ? `The database file ${file} is damaged, and nothing is saved any longer. Stop Kubedrill, restore a backup (kubedrill backup makes them), and start it again.`
      : undefined;
  }

  function modifiedAt(): number | undefined {
    return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  }

  function hasHeader(): boolean {
    return readSync(descriptor, header, 0, header.length, 0) === header.length && header.toString() === MAGIC;
  }

  /** Whether a checkpoint wrote the file since the last look: then more of the log is in it. */
  function isCheckpointed(): boolean {
    const now = readLog();
    const hasMoved = now.checkpointed > 0 && (now.checkpointed !== log.checkpointed || now.log < log.log);
    log = now;
    return hasMoved || isCheckpointing();
  }

  async function examineFile(): Promise<string | undefined> {
    await pause(CHECKPOINT_TIME);
    const mtimeMs = modifiedAt();
    if (!isCheckpointed()) {
      damaged = (await examine(file)) !== undefined;
      examinedAt = performance.now();
    }
    if (mtimeMs !== undefined) modified = mtimeMs;
    return noted(lookOutside());
  }

  return {
    problem() {
      if (reported !== undefined) return noted(lookOutside());
      // Now, for the next write may begin the log again, and then it no longer tells.
      const mtimeMs = modifiedAt();
      if (mtimeMs !== undefined && mtimeMs !== modified && isCheckpointed()) modified = mtimeMs;
      return undefined;
    },
    check() {
      const problem = noted(lookOutside());
      if (problem !== undefined) return Promise.resolve(problem);
      const mtimeMs = modifiedAt();
      if (mtimeMs === modified) return undefined;
      if (!hasHeader()) {
        damaged = true;
        return Promise.resolve(noted(lookOutside()));
      }
      if (examining === undefined && isCheckpointed() && mtimeMs !== undefined) {
        modified = mtimeMs;
        return undefined;
      }
      if (examining === undefined && performance.now() - examinedAt < REST) return undefined;
      examining ??= examineFile().finally(() => {
        examining = undefined;
      });
      return atMost(LONGEST_HOLD, examining);
    },
    condemn() {
      damaged = true;
      noted(lookOutside());
    },
    close() {
      if (!isClosed) closeSync(descriptor);
      isClosed = true;
    },
  };
}

/** What the promise resolves to, or undefined after so many ms. */
function atMost<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
