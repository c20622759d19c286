// Checkpoints in a thread of their own: moving some megabytes takes a quarter of a second, for which nobody should wait.
import { createWorkerThread } from "../../threads/worker-thread.ts";

/** Pages that make a checkpoint worth while: 2 MB, moved within the pause between two bursts of answers. */
const PAGES = 500;
/** Operations between two looks at the log. */
const OPERATIONS = 64;

/** The longest a checkpoint takes, and the longest that closing waits for one, in ms. */
const PATIENCE = 60_000;

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
  let operations = 0;
  const thread = createWorkerThread<"checkpoint", "done">({
    name: "The checkpoint thread",
    script: new URL("checkpoint.ts", import.meta.url),
    worker: { workerData: { file }, resourceLimits },
    patience: PATIENCE,
    // It closes its connection by itself, so that the last one to close can remove the log.
    grace: PATIENCE,
  });

  return {
    committed(count) {
      operations += count;
      if (operations < OPERATIONS || thread.isBusy()) return;
      operations = 0;
      if (pagesToMove() < PAGES) return;
      thread.ask("checkpoint").catch(() => {});
    },
    isBusy: thread.isBusy,
    stop: thread.stop,
  };
}
