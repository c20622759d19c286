// The embedded database: better-sqlite3 driving transactions, writes that arrive together in one commit.
import { statSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { SetupError } from "../../ports/errors.ts";
import type { Database, Transaction } from "../transaction.ts";
import { createCheckpointer } from "./checkpointer.ts";
import { type LogState, watchDatabaseFile } from "./database-file.ts";
import { examineInThread } from "./examine.ts";
import { BUSY_TIMEOUT, PATIENCE, pause, pauseBefore, STARTING_BUSY_TIMEOUT } from "./lock-wait.ts";
import { closeToOthers, makePrivateFile } from "./private-file.ts";
import { createRunOperation } from "./run-operation.ts";
import { explainOutage, isDamage, isLocked } from "./sqlite-errors.ts";
import { createWriteQueue } from "./write-queue.ts";

export interface SqliteDatabase extends Database {
  /** The live connection, for migrations, backup and checks. */
  readonly connection: Sqlite.Database;
}

export interface SqliteEvents {
  /** The file is no longer what this process wrote: a sentence that says what to do; undefined when that is over. */
  fileProblem?(problem: string | undefined): void;
}

interface Options {
  /** How long an operation waits while another process holds the lock, in ms. */
  readonly patience?: number;
  readonly events?: SqliteEvents;
  /** False in a thread beside the one that writes: that one watches the file. */
  readonly isWatched?: boolean;
}

/** Opens the file (or `:memory:`) with WAL, durable commits and foreign keys on. */
export function openSqlite(
  file: string,
  { patience = PATIENCE, events = {}, isWatched = true }: Options = {},
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
          isCheckpointing: () => checkpointer?.isBusy() ?? false,
          examine: examineInThread,
          report: (problem) => events.fileProblem?.(problem),
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
    committed: (writes) => checkpointer?.committed(writes),
  });

  function readOnce<T>(operation: () => Transaction<T>): T {
    beginRead.run();
    try {
      return run(operation, false);
    } finally {
      // An error of the disk may have ended it already.
      if (connection.inTransaction) commit.run();
    }
  }

  return {
    connection,
    write: queue.write,
    async read(operation) {
      const until = performance.now() + patience;
      for (let attempt = 1; ; attempt++) {
        try {
          return readOnce(operation);
        } catch (error) {
          if (!isLocked(error) || performance.now() > until) throw explain(error);
        }
        await pause(pauseBefore(attempt));
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
 * Makes a missing file for this user alone. @throws SetupError for an empty file whose log is not: SQLite would delete
 * the log, and with it everything.
 */
function prepareFile(file: string): void {
  const isEmpty = statSync(file, { throwIfNoEntry: false })?.size === 0;
  if (isEmpty && (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new SetupError(
      `The database ${file} is empty, but its log ${file}-wal isn't: something truncated the file. Restore a backup, and remove the -wal and -shm beside it.`,
    );
  try {
    makePrivateFile(file);
  } catch {
    // SQLite says what is wrong.
  }
}

/** @throws SqliteError where the file is none, or can't be opened */
function connect(file: string): Sqlite.Database {
  const isFile = file !== ":memory:";
  if (isFile) prepareFile(file);
  const connection = new Sqlite(file, { timeout: STARTING_BUSY_TIMEOUT });
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  // A thread of their own does the checkpoints; what it leaves is done here at 32 MB.
  connection.pragma("wal_autocheckpoint = 8000");
  if (isFile) closeToOthers(file);
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  return connection;
}
