// Checkpoints in a thread of their own: moving some megabytes takes a quarter of a second, for which nobody should wait.
import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Operations between two checkpoints: about 25 MB of the log. */
const OPERATIONS = 1024;

/** A thread that had no work for so long is ended, in ms: it holds some megabytes, and starts in a twentieth of a second. */
const LONGEST_REST = 30_000;

/** It needs next to nothing of JavaScript's memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 32, stackSizeMb: 1 };

export interface Checkpointer {
  /** So many operations were committed. */
  committed(operations: number): void;
  /** Resolves when the thread has let go of the file. */
  stop(): Promise<void>;
}

/** For the database in this file. Where the thread fails, SQLite's own checkpoints do the work, later. */
export function createCheckpointer(file: string): Checkpointer {
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
    const ending = once(ended, "exit");
    ended.ref();
    ended.postMessage("end");
    await ending;
  }

  return {
    committed(count) {
      operations += count;
      if (operations < OPERATIONS || isBusy) return;
      operations = 0;
      isBusy = true;
      clearTimeout(rest);
      worker ??= start();
      worker.postMessage("checkpoint");
    },
    stop: end,
  };
}
