// Watches the database's files from outside: what is committed counts only while the next start will find it.
//
// SQLite goes on with files that were deleted, moved, or replaced, and answers from its cache when someone else wrote
// into them. So before a commit is acknowledged, the files must be the same ones, and every change of the main file
// must come from a checkpoint; else another thread reads the whole file.
import { withDeadline } from "../../ports/deadline.ts";
import { pause } from "./lock-wait.ts";
import { holdFiles } from "./opened-files.ts";

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

/** A commit waits for an examination this long, in ms; a large file takes longer, and counts as sound meanwhile. */
const LONGEST_HOLD = 5_000;
/** Least time between the end of an examination and the next one, in ms. */
const REST = 10_000;
/** Another process's checkpoint shows in the log by then, in ms. */
const CHECKPOINT_TIME = 300;
export function watchDatabaseFile({
  file,
  readLog,
  isCheckpointing,
  examine,
  report,
}: FileParts): DatabaseFile {
  const files = holdFiles(file);
  let damaged = false;
  let reported: string | undefined;
  /** When the file was last written by a checkpoint, or was examined since, in epoch ms. */
  let writtenAt = files.writtenAt();
  let log = readLog();
  let examining: Promise<string | undefined> | undefined;
  let examinedAt = Number.NEGATIVE_INFINITY;

  /** Reports a problem once. */
  function noted(problem: string | undefined): string | undefined {
    if (problem !== reported) report(problem);
    reported = problem;
    return problem;
  }

  function lookOutside(): string | undefined {
    if (!files.areInPlace())
      return `The database file ${file} was deleted, moved, or replaced while Kubedrill runs, and nothing is saved any longer. Put the same file back, with its -wal and -shm. If you can't, stop Kubedrill, restore a backup, and start it again.`;
    return damaged
      ? `The database file ${file} is damaged, and nothing is saved any longer. Stop Kubedrill, restore a backup (kubedrill backup makes them), and start it again.`
      : undefined;
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
    const seenAt = files.writtenAt();
    if (!isCheckpointed()) {
      damaged = (await examine(file)) !== undefined;
      examinedAt = performance.now();
    }
    writtenAt = seenAt;
    return noted(lookOutside());
  }

  return {
    problem() {
      if (reported !== undefined) return noted(lookOutside());
      // Now, for the next write may begin the log again, and then it no longer tells.
      const seenAt = files.writtenAt();
      if (seenAt !== writtenAt && isCheckpointed()) writtenAt = seenAt;
      return undefined;
    },
    check() {
      const problem = noted(lookOutside());
      if (problem !== undefined) return Promise.resolve(problem);
      const seenAt = files.writtenAt();
      if (seenAt === writtenAt) return undefined;
      if (!files.hasHeader()) {
        damaged = true;
        return Promise.resolve(noted(lookOutside()));
      }
      if (examining === undefined && isCheckpointed()) {
        writtenAt = seenAt;
        return undefined;
      }
      if (examining === undefined && performance.now() - examinedAt < REST) return undefined;
      examining ??= examineFile().finally(() => {
        examining = undefined;
      });
      return withDeadline(examining, LONGEST_HOLD, () => undefined);
    },
    condemn() {
      damaged = true;
      noted(lookOutside());
    },
    close: files.close,
  };
}
