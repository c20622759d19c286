// Checkpoints beside the writes, on a real file.
import { existsSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { openSqlite, type SqliteDatabase } from "../../src/storage/sqlite.ts";
import { sql, type Transaction } from "../../src/storage/transaction.ts";
import { temporaryDatabase } from "../support/kubedrill-process.ts";

interface Log {
  readonly log: number;
  readonly checkpointed: number;
}

/** Pages in the log, and how many of them are in the database file as well; changes nothing. */
function lookAtLog({ connection }: SqliteDatabase): Log {
  const [state] = connection.pragma("wal_checkpoint(NOOP)") as Log[];
  if (state === undefined) throw new Error("SQLite does not tell of its log.");
  return state;
}

function* add(number: number): Transaction<void> {
  yield sql`INSERT INTO kept (number) VALUES (${number})`;
}

async function open() {
  const file = temporaryDatabase();
  const database = openSqlite(file);
  database.connection.exec("CREATE TABLE kept (number INTEGER PRIMARY KEY)");
  const write = (count: number, from: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => database.write(() => add(from + index))));
  return { file, database, write };
}

describe("the log of the database", () => {
  it("is moved into the file after a thousand operations, and begins anew", async () => {
    const { database, write } = await open();
    await write(1_000, 0);
    expect(lookAtLog(database).checkpointed).toBe(0);
    await write(100, 1_000);
    await vi.waitFor(() => expect(lookAtLog(database).checkpointed).toBeGreaterThan(0), 5_000);
    const { log } = lookAtLog(database);
    await write(1, 2_000);
    expect(lookAtLog(database).log).toBeLessThan(log);
    await database.close();
  });

  it("is gone after the end, with everything in the file", async () => {
    const { file, database, write } = await open();
    await write(1_100, 0);
    await database.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    const again = openSqlite(file);
    expect(again.connection.prepare("SELECT COUNT(*) FROM kept").pluck().get()).toBe(1_100);
    await again.close();
  });
});
