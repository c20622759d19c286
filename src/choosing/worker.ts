// The thread that chooses questions: its own read connection, so that answers never wait for it.
import { workerData } from "node:worker_threads";
import { createChoose } from "../app/daily/choose.ts";
import { createSchedules } from "../storage/daily/schedules.ts";
import { isPostgres } from "../storage/postgres/postgres-address.ts";
import type { Database } from "../storage/transaction.ts";
import { answerRequests } from "../threads/answer-requests.ts";
import type { ChoosingJob, ChoosingStart } from "./choose-in-worker.ts";

const { database, bank } = workerData as ChoosingStart;
const byId = new Map(bank.map((question) => [question.id, question]));
const choose = createChoose(createSchedules(await open(database)));

answerRequests(({ drill, date, questions }: ChoosingJob) =>
  choose(
    drill,
    date,
    questions.split(" ").flatMap((id) => byId.get(id) ?? []),
  ),
);

/** Loads the driver of this database alone. */
async function open(address: string): Promise<Database> {
  if (!isPostgres(address))
    return (await import("../storage/sqlite/sqlite.ts")).openSqlite(address, { isWatched: false });
  return (await import("../storage/postgres/postgres.ts")).openPostgres(address, { connections: 1 });
}
