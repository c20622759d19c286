// The thread that chooses questions: its own read connection, so that answers never wait for it.
import { parentPort, workerData } from "node:worker_threads";
import { type Choosable, createChoose } from "../app/daily/choose.ts";
import { createSchedules } from "../storage/daily/schedules.ts";
import { isPostgres } from "../storage/postgres/postgres-address.ts";
import type { Database } from "../storage/transaction.ts";
import type { ChoosingJob, ChoosingOutcome } from "./choose-in-worker.ts";

const choose = createChoose(createSchedules(await open((workerData as { database: string }).database)));

parentPort?.on("message", async ({ number, drill, date, questions }: ChoosingJob) => {
  const choosable = JSON.parse(questions) as readonly Choosable[];
  const outcome: ChoosingOutcome = await choose(drill, date, choosable).then(
    (choice) => ({ number, choice }),
    (error: unknown) => ({ number, failure: String(error) }),
  );
  parentPort?.postMessage(outcome);
});

/** Loads the driver of this database alone. */
async function open(address: string): Promise<Database> {
  if (!isPostgres(address))
    return (await import("../storage/sqlite/sqlite.ts")).openSqlite(address, { isWatched: false });
  return (await import("../storage/postgres/postgres.ts")).openPostgres(address, { connections: 1 });
}
