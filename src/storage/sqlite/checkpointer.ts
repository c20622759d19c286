// Runs checkpoints in a separate thread: moving a few megabytes takes a quarter of a second, and no one should wait.
import { createWorkerThread } from "../../threads/worker-thread.ts";

/** Pages that make a checkpoint worthwhile: 2 MB, which takes less time than the pause between two bursts of answers. */
const PAGES = 500;

/** The longest that a checkpoint can take, and that closing waits for one, in ms. */
const PATIENCE = 60_000;

/** The thread hardly uses JavaScript memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 32, stackSizeMb: 1 };

export interface Checkpointer {
  /** Call after a commit. Starts a checkpoint if it's worthwhile. */
  committed(): void;
  /** Whether the thread is moving pages. */
  isBusy(): boolean;
  /** Resolves when the thread has closed the file. */
  stop(): Promise<void>;
}

/**
 * A checkpointer for the database in this file. If the thread fails, SQLite's own checkpoints do the work later.
 * @param pagesToMove how many pages of the log aren't in the file yet
 */
export function createCheckpointer(file: string, pagesToMove: () => number): Checkpointer {
  const thread = createWorkerThread<"checkpoint", "done">({
    name: "The checkpoint thread",
    script: new URL("checkpoint.ts", import.meta.url),
    worker: { workerData: { file }, resourceLimits },
    patience: PATIENCE,
    // The thread closes its own connection, so that the last one to close can remove the log.
    grace: PATIENCE,
  });

  return {
    committed() {
      if (thread.isBusy() || pagesToMove() < PAGES) return;
      thread.ask("checkpoint").catch(() => {});
    },
    isBusy: thread.isBusy,
    stop: thread.stop,
  };
}
