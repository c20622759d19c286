// Checkpoints in a thread of their own: moving some megabytes takes a quarter of a second, for which nobody should wait.
import { Worker } from "node:worker_threads";

/** Pages that make a checkpoint worth while: 2 MB, moved within the pause between two bursts of answers. */
const PAGES = 500;
/** Operations between two looks at the log. */
const OPERATIONS = 64;

/** A thread that had no work for so long is ended, in ms: it holds some megabytes, and starts in a twentieth of a second. */
const LONGEST_REST = 30_000;

/** It needs next to nothing of JavaScript's memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 32, stackSizeMb: 1 };

export interface Checkpointer {
  /** So many operations were committed. */
  committed(operations: number): void;
  /** Whether the thread moves pages right now. */
  isBusy(): boolean;
  /** Resolves when the thread has let go of the file. */
  stop(): Promise<void>;
}

/**
 * For the database in this file. Where the thread fails, SQLite's own checkpoints do the work, later.
 * @param pagesToMove from the log into the file
 */
export function createCheckpointer(file: string, pagesToMove: () => number): Checkpointer {
  let worker: Worker | undefined;
  let operations = 0;
  let isBusy = false;
  let rest: NodeJS.Timeout | undefined;

  function start(): Worker {
    const started = new Worker(new URL("checkpoint.ts", import.meta.url), {
      workerData: { file },
      resourceLimits,
    });
    started.unref();
    started.on("message", () => {
      isBusy = false;
      rest = setTimeout(end, LONGEST_REST).unref();
    });
    started.on("error", () => {});
    started.on("exit", () => {
      if (worker !== started) return;
      worker = undefined;
      isBusy = false;
    });
    return started;
  }

  async function end(): Promise<void> {
    clearTimeout(rest);
    const ended = worker;
    worker = undefined;
    isBusy = false;
    if (ended === undefined) return;
    const exit = Promise.withResolvers<void>();
    ended.once("exit", () => exit.resolve());
    ended.ref();
    ended.postMessage("end");
    await exit.promise;
  }

  return {
    committed(count) {
      operations += count;
      if (operations < OPERATIONS || isBusy) return;
      operations = 0;
      if (pagesToMove() < PAGES) return;
      clearTimeout(rest);
      worker ??= start();
      isBusy = true;
      worker.postMessage("checkpoint");
    },
    isBusy: () => isBusy,
    stop: end,
  };
}
