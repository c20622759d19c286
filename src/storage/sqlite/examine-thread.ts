// The thread that reads a whole database file: posts what is wrong with it, or null.
import { parentPort, workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import { isDamage } from "./sqlite-errors.ts";

parentPort?.postMessage(findDamage((workerData as { file: string }).file));

function findDamage(file: string): string | null {
  try {
    const connection = new Sqlite(file, { readonly: true, fileMustExist: true });
    try {
      const found = String(connection.pragma("quick_check(1)", { simple: true }));
      return found === "ok" ? null : found;
    } finally {
      connection.close();
    }
  } catch (error) {
    return isDamage(error) ? String(error) : null;
  }
}
