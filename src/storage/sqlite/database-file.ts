// Watches the database's files: a commit counts only if the next start will find it.
//
// SQLite keeps using files that were deleted, moved, or replaced, and answers from its cache if someone else wrote into
// them. So before acknowledging a commit, we check that the files are still the same, and that every change of the main
// file came from a checkpoint. Otherwise another thread reads the whole file.
import { withDeadline } from "../../ports/deadline.ts";
import type { Timers } from "../../ports/timers.ts";
import { holdFiles } from "./opened-files.ts";

/** Pages in the write-ahead log, and how many of them are also in the database file. */
export interface LogState {
  readonly log: number;
  readonly checkpointed: number;
}

interface FileParts {
  readonly file: string;
  readonly readLog: () => LogState;
  /** Whether this process is moving pages into the file. */
  readonly isCheckpointRunning: () => boolean;
  /** Reads the whole file in another thread, and returns what's wrong with it. */
  readonly examine: (file: string) => Promise<string | undefined>;
  /** Called once for a problem, and with undefined when it's over. */
  readonly report: (problem: string | undefined) => void;
  readonly timers: Timers;
}

export interface DatabaseFile {
  /** Call before a write. Returns a reported problem that still exists. */
  problem(): string | undefined;
  /** Call after a commit. Undefined if the files are fine; otherwise resolves to the problem, if there is one. */
  check(): Promise<string | undefined> | undefined;
  /** Call when SQLite finds the file damaged. */
  condemn(): void;
  /** Call after closing the connection. */
  close(): void;
}

/** How long a commit waits for an examination, in ms. A large file takes longer and counts as sound until it's done. */
const LONGEST_HOLD = 5_000;
/** The shortest time between two examinations, in ms. */
const REST = 10_000;
/** How long another process's checkpoint can take to show in the log, in ms. */
const CHECKPOINT_TIME = 300;

/** Starts watching a database file that SQLite has open. */
export function watchDatabaseFile({
  file,
  readLog,
  isCheckpointRunning,
  examine,
  report,
  timers,
}: FileParts): DatabaseFile {
  const files = holdFiles(file, timers);
  let damaged = false;
  let reported: string | undefined;
  /** When the file was last written by a checkpoint, or before a later examination, in epoch ms. */
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

  /** Whether a checkpoint wrote the file since the last call: then more of the log is in it. */
  function isCheckpointed(): boolean {
    const now = readLog();
    const hasMoved = now.checkpointed > 0 && (now.checkpointed !== log.checkpointed || now.log < log.log);
    log = now;
    return hasMoved || isCheckpointRunning();
  }

  async function examineFile(): Promise<string | undefined> {
    await timers.wait(CHECKPOINT_TIME);
    const seenAt = files.writtenAt();
    if (!isCheckpointed()) {
      damaged = (await examine(file)) !== undefined;
      examinedAt = timers.now();
    }
    writtenAt = seenAt;
    return noted(lookOutside());
  }

  return {
    problem() {
      if (reported !== undefined) return noted(lookOutside());
      // Check now: the next write may restart the log, which then no longer shows the checkpoint.
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
      if (examining === undefined && timers.now() - examinedAt < REST) return undefined;
      examining ??= examineFile().finally(() => {
        examining = undefined;
      });
      return withDeadline(examining, LONGEST_HOLD, () => undefined, timers);
    },
    condemn() {
      damaged = true;
      noted(lookOutside());
    },
    close: files.close,
  };
}
