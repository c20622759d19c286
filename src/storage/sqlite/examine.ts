// Examines a database file in a thread: reading a few hundred megabytes takes a second.
import { createWorkerThread } from "../../threads/worker-thread.ts";

/** Enough for many gigabytes, in ms. */
const PATIENCE = 600_000;

/** What SQLite finds wrong with the file; undefined if it's sound or the thread failed. */
export async function examineInThread(file: string): Promise<string | undefined> {
  const thread = createWorkerThread<string, string | undefined>({
    name: "The thread that examines the database file",
    script: new URL("examine-thread.ts", import.meta.url),
    patience: PATIENCE,
  });
  const found = await thread.ask(file).catch(() => undefined);
  await thread.stop();
  return found;
}
