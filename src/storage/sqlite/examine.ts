// Examines a database file in a thread of its own: that reads every page, which takes a second for some hundred megabytes.
import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** What SQLite finds wrong with the file; undefined where it is sound, or where the thread failed to tell. */
export async function examineInThread(file: string): Promise<string | undefined> {
  const worker = new Worker(new URL("examine-thread.ts", import.meta.url), { workerData: { file } });
  const [found] = (await Promise.race([once(worker, "message"), once(worker, "exit")]).catch(() => [])) as [
    unknown,
  ];
  return typeof found === "string" ? found : undefined;
}
