// Writes that arrive together share one commit. While another process holds the lock, they wait without blocking.
import type Sqlite from "better-sqlite3";
import { UnavailableError } from "../../ports/errors.ts";
import type { Timers } from "../../ports/timers.ts";
import type { Transaction } from "../transaction.ts";
import type { DatabaseFile } from "./database-file.ts";
import { pauseAfter } from "./lock-wait.ts";
import type { RunOperation } from "./run-operation.ts";
import { explainOutage, isLocked } from "./sqlite-errors.ts";

export interface WriteQueue {
  /** Runs an operation in the next commit; resolves after that commit is durable. */
  write<T>(operation: () => Transaction<T>): Promise<T>;
  /** Resolves when every queued write has ended. */
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
  /** Gets each error; returns the one to reject the write with. */
  readonly explain: (error: unknown) => unknown;
  /** Called after each commit with the time since BEGIN in ms. */
  readonly committed: (ms: number) => void;
  readonly timers: Timers;
}

interface Job {
  readonly operation: () => Transaction<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  /** When it stops waiting for the lock, on the queue's timers. */
  readonly until: number;
}

/** The most jobs in one commit, so that a flood of writes can't delay a click. */
const MOST_PER_COMMIT = 256;

/** How often to check whether all writes have ended, in ms. */
const DRAIN_INTERVAL = 5;

/** Queues writes for one connection. */
export function createWriteQueue({ connection, run, timers, ...parts }: QueueParts): WriteQueue {
  const begin = connection.prepare("BEGIN IMMEDIATE");
  const commit = connection.prepare("COMMIT");
  const rollback = connection.prepare("ROLLBACK");
  const savepoint = connection.prepare("SAVEPOINT job");
  const release = connection.prepare("RELEASE job");
  const rollbackTo = connection.prepare("ROLLBACK TO job");
  let waiting: Job[] = [];
  let isScheduled = false;
  /** How many batches wait for a check of the file. */
  let held = 0;
  let attempts = 0;

  /** Runs one job inside the open batch; throws only if the whole batch is lost. */
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
   * Jobs rarely fail, and a savepoint copies every page that its job changes. So a batch runs without them first; only if
   * a job fails, the batch runs again with a savepoint for each.
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

  /** Commits the next batch. */
  function flush(): void {
    isScheduled = false;
    const batch = waiting.slice(0, MOST_PER_COMMIT);
    let settle: readonly (() => void)[];
    const began = timers.now();
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
    acknowledge(batch, settle, timers.now() - began);
  }

  /** Drops the batch's jobs from the queue, and schedules the rest. */
  function shift(jobs: number): void {
    attempts = 0;
    waiting = waiting.slice(jobs);
    if (waiting.length > 0) schedule();
  }

  /** Rejects jobs that waited too long; retries the others after a pause. */
  function waitForLock(error: unknown): void {
    const now = timers.now();
    const late = waiting.filter(({ until }) => until <= now);
    waiting = waiting.filter(({ until }) => until > now);
    for (const job of late) job.reject(explainOutage(error, parts.file));
    attempts += 1;
    if (waiting.length > 0) schedule(pauseAfter(attempts));
  }

  function schedule(pause?: number): void {
    if (isScheduled) return;
    isScheduled = true;
    if (pause === undefined) setImmediate(flush);
    else void timers.wait(pause).then(flush);
  }

  /** Resolves the jobs' promises, unless the commit went into a file that the next start won't find. */
  function acknowledge(batch: readonly Job[], settle: readonly (() => void)[], ms: number): void {
    const checking = parts.databaseFile?.check();
    if (checking === undefined) {
      for (const done of settle) done();
      parts.committed(ms);
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
        const until = timers.now() + parts.patience;
        waiting.push({ operation, resolve: resolve as Job["resolve"], reject, until });
      }),
    async drain() {
      while (waiting.length > 0 || held > 0) await timers.wait(DRAIN_INTERVAL);
    },
  };
}
