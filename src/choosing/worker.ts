// The thread that chooses questions: its own read connection, so that answers never wait for it.
import { parentPort, workerData } from "node:worker_threads";
import { createChoose } from "../app/daily/choose.ts";
import { createDrills } from "../storage/drills.ts";
import { openSqlite } from "../storage/sqlite.ts";
import type { ChoosingJob, ChoosingOutcome } from "./choose-in-worker.ts";

const choose = createChoose(createDrills(openSqlite((workerData as { database: string }).database)));

parentPort?.on("message", async ({ number, drill, date, questions }: ChoosingJob) => {
  const outcome: ChoosingOutcome = await choose(drill, date, questions).then(
    (choice) => ({ number, choice }),
    (error: unknown) => ({ number, failure: String(error) }),
  );
  parentPort?.postMessage(outcome);
});
