// The embedded database: better-sqlite3 drives transactions, and writes that arrive together share one commit.
import { statSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { SetupError } from "../../ports/errors.ts";
import { systemTimers, type Timers } from "../../ports/timers.ts";
import type { Database, Transaction } from "../transaction.ts";
import { createCheckpointer } from "./checkpointer.ts";
import { type LogState, watchDatabaseFile } from "./database-file.ts";
import { examineInThread } from "./examine.ts";
import { BUSY_TIMEOUT, PATIENCE, pauseAfter, STARTING_BUSY_TIMEOUT } from "./lock-wait.ts";
import { closeToOthers, makePrivateFile } from "./private-file.ts";
import { createRunOperation } from "./run-operation.ts";
import { explainOutage, isDamage, isLocked } from "./sqlite-errors.ts";
import { createWriteQueue } from "./write-queue.ts";

export interface SqliteDatabase extends Database {
  /** The live connection, for migrations, backups, and checks. */
  readonly connection: Sqlite.Database;
}

export interface SqliteEvents {
  /** The file was changed from outside: a sentence that says what to do. Undefined when that is over. */
  fileProblem?(problem: string | undefined): void;
  /** Writes are durable, `ms` after their transaction began. */
  committed?(ms: number): void;
}

interface Options {
  /** How long an operation waits while another process holds the lock, in ms. */
  readonly patience?: number;
  readonly events?: SqliteEvents;
  /** False in a reading thread: the thread that writes watches the file. */
  readonly isWatched?: boolean;
  readonly timers?: Timers;
}

/** Opens the file (or `:memory:`) with WAL, durable commits, and foreign keys on. */
export function openSqlite(
  file: string,
  { patience = PATIENCE, events = {}, isWatched = true, timers = systemTimers }: Options = {},
): SqliteDatabase {
  const connection = connect(file);
  const run = createRunOperation(connection);
  const beginRead = connection.prepare("BEGIN");
  const commit = connection.prepare("COMMIT");
  const lookAtLog = connection.prepare<[], LogState>("PRAGMA wal_checkpoint(NOOP)");
  const readLog = (): LogState => lookAtLog.get() ?? { log: 0, checkpointed: 0 };
  const checkpointer = connection.memory
    ? undefined
    : createCheckpointer(file, () => {
        const { log, checkpointed } = readLog();
        return log - checkpointed;
      });
  const databaseFile =
    connection.memory || !isWatched
      ? undefined
      : watchDatabaseFile({
          file,
          readLog,
          isCheckpointRunning: () => checkpointer?.isBusy() ?? false,
          examine: examineInThread,
          report: (problem) => events.fileProblem?.(problem),
          timers,
        });

  function explain(error: unknown): unknown {
    if (isDamage(error)) databaseFile?.condemn();
    return explainOutage(error, file);
  }

  const queue = createWriteQueue({
    file,
    connection,
    run,
    patience,
    databaseFile,
    explain,
    committed: (ms) => {
      checkpointer?.committed();
      events.committed?.(ms);
    },
    timers,
  });

  function readOnce<T>(operation: () => Transaction<T>): T {
    beginRead.run();
    try {
      return run(operation, false);
    } finally {
      // A disk error may have ended it already.
      if (connection.inTransaction) commit.run();
    }
  }

  return {
    connection,
    write: queue.write,
    async read(operation) {
      const until = timers.now() + patience;
      for (let attempt = 1; ; attempt++) {
        try {
          return readOnce(operation);
        } catch (error) {
          if (!isLocked(error) || timers.now() > until) throw explain(error);
        }
        await timers.wait(pauseAfter(attempt));
      }
    },
    async close() {
      await queue.drain();
      await checkpointer?.stop();
      connection.close();
      databaseFile?.close();
    },
  };
}

/**
 * Makes a missing file for this user only. @throws SetupError for an empty file whose log isn't empty: SQLite would
 * delete the log, and all data with it.
 */
function prepareFile(file: string): void {
  const isEmpty = statSync(file, { throwIfNoEntry: false })?.size === 0;
  if (isEmpty && (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new SetupError(
      `The database ${file} is empty, but its log ${file}-wal isn't: something truncated the file. Restore a backup, and remove the -wal and -shm next to it.`,
    );
  try {
    makePrivateFile(file);
  } catch {
    // SQLite reports what's wrong.
  }
}

/** @throws SqliteError if the file isn't a database or can't be opened */
function connect(file: string): Sqlite.Database {
  const isFile = file !== ":memory:";
  if (isFile) prepareFile(file);
  const connection = new Sqlite(file, { timeout: STARTING_BUSY_TIMEOUT });
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  // The checkpoint thread does this earlier; if it fails, this connection does it at 32 MB.
  connection.pragma("wal_autocheckpoint = 8000");
  if (isFile) closeToOthers(file);
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  return connection;
}
