// The thread that moves committed pages from the log into the database file.
import { workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import { answerRequests } from "../../threads/answer-requests.ts";

const database = new Sqlite(workerData.file, { fileMustExist: true });

answerRequests(
  (_: "checkpoint") => {
    // Passive: neither readers nor writers wait for it. The next checkpoint moves the rest.
    database.pragma("wal_checkpoint(PASSIVE)");
    return "done";
  },
  () => database.close(),
);
