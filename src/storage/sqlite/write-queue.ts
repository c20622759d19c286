// Writes that arrive together share one commit. While another process holds the lock they wait, and this one goes on.
import type Sqlite from "better-sqlite3";
import { UnavailableError } from "../../ports/errors.ts";
import type { Transaction } from "../transaction.ts";
import type { DatabaseFile } from "./database-file.ts";
import { pauseBefore } from "./lock-wait.ts";
import type { RunOperation } from "./run-operation.ts";
import { explainOutage, isLocked } from "./sqlite-errors.ts";

export interface WriteQueue {
  write<T>(operation: () => Transaction<T>): Promise<T>;
  /** Resolves when everything that waits has ended. */
  drain(): Promise<void>;
}

interface QueueParts {
  readonly file: string;
  readonly connection: Sqlite.Database;
  readonly run: RunOperation;
  /** How long a write waits for another process's lock, in ms. */
  readonly patience: number;
  /** Undefined for a database in memory. */
  readonly databaseFile: DatabaseFile | undefined;
  /** Told of outages; returns what the write is rejected with. */
  readonly explain: (error: unknown) => unknown;
  /** So many writes were committed. */
  readonly committed: (writes: number) => void;
}

interface Job {
  readonly operation: () => Transaction<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  /** By `performance.now()`. */
  readonly until: number;
}

/** A batch yields to other work after this many jobs, so that a flood of writes cannot delay a click. */
const MOST_PER_COMMIT = 256;

/** Between two looks whether all has ended, in ms. */
const DRAIN_INTERVAL = 5;

export function createWriteQueue({ connection, run, ...parts }: QueueParts): WriteQueue {
  const begin = connection.prepare("BEGIN IMMEDIATE");
  const commit = connection.prepare("COMMIT");
  const rollback = connection.prepare("ROLLBACK");
  const savepoint = connection.prepare("SAVEPOINT job");
  const release = connection.prepare("RELEASE job");
  const rollbackTo = connection.prepare("ROLLBACK TO job");
  let waiting: Job[] = [];
  let isScheduled = false;
  /** Batches whose file is being checked. */
  let held = 0;
  let attempts = 0;

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
      return () => job.reject(parts.explain(error));
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

  /** Commits what waits. */
  function flush(): void {
    isScheduled = false;
    const batch = waiting.slice(0, MOST_PER_COMMIT);
    let settle: readonly (() => void)[];
    try {
      const problem = parts.databaseFile?.problem();
      if (problem !== undefined) throw new UnavailableError(problem);
      settle = runBatch(batch);
    } catch (error) {
      if (connection.inTransaction) rollback.run();
      if (isLocked(error)) {
        waitForLock(error);
        return;
      }
      shift(batch.length);
      const explained = parts.explain(error);
      for (const job of batch) job.reject(explained);
      return;
    }
    shift(batch.length);
    acknowledge(batch, settle);
  }

  /** Goes on with what came after the batch. */
  function shift(jobs: number): void {
    attempts = 0;
    waiting = waiting.slice(jobs);
    if (waiting.length > 0) schedule();
  }

  /** Rejects the jobs that waited too long; the others are tried again in a moment. */
  function waitForLock(error: unknown): void {
    const now = performance.now();
    const late = waiting.filter(({ until }) => until <= now);
    waiting = waiting.filter(({ until }) => until > now);
    for (const job of late) job.reject(explainOutage(error, parts.file));
    attempts += 1;
    if (waiting.length > 0) schedule(pauseBefore(attempts));
  }

  function schedule(pause?: number): void {
    if (isScheduled) return;
    isScheduled = true;
    if (pause === undefined) setImmediate(flush);
    else setTimeout(flush, pause);
  }

  /** Settles the promises, unless what was committed is in a file that no one will find again. */
  function acknowledge(batch: readonly Job[], settle: readonly (() => void)[]): void {
    const checking = parts.databaseFile?.check();
    if (checking === undefined) {
      for (const done of settle) done();
      parts.committed(batch.length);
      return;
    }
    held += 1;
    void checking.then((problem) => {
      held -= 1;
      if (problem === undefined) for (const done of settle) done();
      else for (const job of batch) job.reject(new UnavailableError(problem));
    });
  }

  return {
    write: <T>(operation: () => Transaction<T>) =>
      new Promise<T>((resolve, reject) => {
        schedule();
        const until = performance.now() + parts.patience;
        waiting.push({ operation, resolve: resolve as Job["resolve"], reject, until });
      }),
    async drain() {
      while (waiting.length > 0 || held > 0)
        await new Promise((resolve) => setTimeout(resolve, DRAIN_INTERVAL));
    },
  };
}
