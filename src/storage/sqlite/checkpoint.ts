// The thread that moves what was committed from the log into the database file, each time it is told to.
import { parentPort, workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";

const database = new Sqlite(workerData.file, { fileMustExist: true });

parentPort?.on("message", (order: "checkpoint" | "end") => {
  if (order === "end") {
    database.close();
    parentPort?.close();
    return;
  }
  // Passive: neither readers nor writers wait for it. What it leaves, the next one moves.
  database.pragma("wal_checkpoint(PASSIVE)");
  parentPort?.postMessage("done");
});
