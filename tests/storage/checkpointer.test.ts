// Checkpoints that run next to writes, on a real file.
import { existsSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { openSqlite, type SqliteDatabase } from "../../src/storage/sqlite/sqlite.ts";
import { sql, type Transaction } from "../../src/storage/transaction.ts";
import { temporaryDatabase } from "../support/kubedrill-process.ts";

/** Bytes whose hex digits fill a page. */
const PAGE = 4_096;

interface Log {
  readonly log: number;
  readonly checkpointed: number;
}

/** Pages in the log, and how many of them are also in the database file. Changes nothing. */
function lookAtLog({ connection }: SqliteDatabase): Log {
  const [state] = connection.pragma("wal_checkpoint(NOOP)") as Log[];
  if (state === undefined) throw new Error("SQLite does not tell of its log.");
  return state;
}

function* add(number: number): Transaction<void> {
  yield sql`INSERT INTO kept (number, text) VALUES (${number}, hex(randomblob(${PAGE})))`;
}

async function open() {
  const file = temporaryDatabase();
  const database = openSqlite(file);
  database.connection.exec("CREATE TABLE kept (number INTEGER PRIMARY KEY, text TEXT)");
  const write = (count: number, from: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => database.write(() => add(from + index))));
  return { file, database, write };
}

describe("the log of the database", () => {
  it("is moved into the file beyond 2 MB, while writes continue", async () => {
    const { database, write } = await open();
    await write(100, 0);
    expect(lookAtLog(database).checkpointed).toBe(0);
    await write(1_000, 100);
    await vi.waitFor(() => expect(lookAtLog(database).checkpointed).toBeGreaterThan(0), { timeout: 30_000 });
    await database.close();
  });

  it("is gone after closing, with everything in the file", async () => {
    const { file, database, write } = await open();
    await write(1_000, 0);
    await database.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    const again = openSqlite(file);
    expect(again.connection.prepare("SELECT COUNT(*) FROM kept").pluck().get()).toBe(1_000);
    await again.close();
  });
});
