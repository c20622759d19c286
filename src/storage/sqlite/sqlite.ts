// The embedded database: better-sqlite3 driving transactions, writes that arrive together in one commit.
import Sqlite from "better-sqlite3";
import type { Database, Row, Transaction, Value } from "../transaction.ts";
import { createCheckpointer } from "./checkpointer.ts";

export interface SqliteDatabase extends Database {
  /** The live connection, for migrations, backup and checks. */
  readonly connection: Sqlite.Database;
}

interface Job {
  readonly operation: () => Transaction<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Pages in the write-ahead log, and how many of them are in the database file as well. */
interface LogState {
  readonly log: number;
  readonly checkpointed: number;
}

/** How long a statement waits for another process's lock, in ms: all of this process waits with it. */
const BUSY_TIMEOUT = 2_000;

/** A batch yields to other work after this many jobs, so that a flood of writes cannot hold up a click. */
const MOST_PER_COMMIT = 256;

/** Opens the file (or `:memory:`) with WAL, durable commits and foreign keys on. */
export function openSqlite(file: string, { busyTimeout = BUSY_TIMEOUT } = {}): SqliteDatabase {
  const connection = new Sqlite(file, { timeout: busyTimeout });
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  // A thread of their own does the checkpoints; what it leaves is done here at 32 MB.
  connection.pragma("wal_autocheckpoint = 8000");
  const statements = new Map<string, Sqlite.Statement<Value[], Row>>();
  const begin = connection.prepare("BEGIN IMMEDIATE");
  const beginRead = connection.prepare("BEGIN");
  const commit = connection.prepare("COMMIT");
  const rollback = connection.prepare("ROLLBACK");
  const savepoint = connection.prepare("SAVEPOINT job");
  const release = connection.prepare("RELEASE job");
  const rollbackTo = connection.prepare("ROLLBACK TO job");
  const lookAtLog = connection.prepare<[], LogState>("PRAGMA wal_checkpoint(NOOP)");
  const checkpointer = connection.memory
    ? undefined
    : createCheckpointer(file, () => pagesToMove(lookAtLog.get()));
  let waiting: Job[] = [];

  function run<T>(operation: () => Transaction<T>, mayWrite: boolean): T {
    const transaction = operation();
    let step = transaction.next();
    while (!step.done) {
      const { text, values } = step.value;
      let statement = statements.get(text);
      if (statement === undefined) {
        statement = connection.prepare<Value[], Row>(text);
        statements.set(text, statement);
      }
      // PostgreSQL would refuse it; here it would just happen.
      if (!mayWrite && !statement.readonly) throw new Error(`A read must not write: ${text}`);
      if (statement.reader) {
        step = transaction.next(statement.all(...values));
      } else {
        statement.run(...values);
        step = transaction.next([]);
      }
    }
    return step.value;
  }

  /** Runs one job inside the open batch; throws only where the whole batch is lost. */
  function runJob(job: Job): () => void {
    savepoint.run();
    try {
      const value = run(job.operation, true);
      release.run();
      return () => job.resolve(value);
    } catch (error) {
      // Some errors (a full disk) end the whole transaction, not just the savepoint.
      if (!connection.inTransaction) throw error;
      rollbackTo.run();
      release.run();
      return () => job.reject(error);
    }
  }

  /** Commits everything that waits, and settles the promises after the commit. */
  function flush(): void {
    const batch = waiting.slice(0, MOST_PER_COMMIT);
    waiting = waiting.slice(MOST_PER_COMMIT);
    if (waiting.length > 0) setImmediate(flush);
    try {
      for (const done of runBatch(batch)) done();
      checkpointer?.committed(batch.length);
    } catch (error) {
      if (connection.inTransaction) rollback.run();
      for (const job of batch) job.reject(error);
    }
  }

  /**
   * Hardly a job ever fails, and a savepoint copies every page that its job changes: only a batch in which one
   * failed runs again, with a savepoint each.
   */
  function runBatch(batch: readonly Job[]): readonly (() => void)[] {
    begin.run();
    try {
      const values = batch.map((job) => run(job.operation, true));
      commit.run();
      return batch.map((job, index) => () => job.resolve(values[index]));
    } catch (error) {
      if (!connection.inTransaction || batch.length === 1) throw error;
      rollback.run();
    }
    begin.run();
    const settle = batch.map(runJob);
    commit.run();
    return settle;
  }

  return {
    connection,
    write: <T>(operation: () => Transaction<T>) =>
      new Promise<T>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ operation, resolve: resolve as Job["resolve"], reject });
      }),
    async read(operation) {
      beginRead.run();
      try {
        return run(operation, false);
      } finally {
        // An error of the disk may have ended it already.
        if (connection.inTransaction) commit.run();
      }
    },
    async close() {
      while (waiting.length > 0) flush();
      await checkpointer?.stop();
      connection.close();
    },
  };
}

function pagesToMove(state: LogState | undefined): number {
  return state === undefined ? 0 : state.log - state.checkpointed;
}
