// The thread that reads a whole database file and answers what's wrong with it.
import Sqlite from "better-sqlite3";
import { answerRequests } from "../../threads/answer-requests.ts";
import { isDamage } from "./sqlite-errors.ts";

answerRequests(findDamage);

function findDamage(file: string): string | undefined {
  try {
    const connection = new Sqlite(file, { readonly: true, fileMustExist: true });
    try {
      const found = String(connection.pragma("quick_check(1)", { simple: true }));
      return found === "ok" ? undefined : found;
    } finally {
      connection.close();
    }
  } catch (error) {
    return isDamage(error) ? String(error) : undefined;
  }
}
