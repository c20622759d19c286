// Another process holds the write lock: writes wait without blocking the process, reads continue, and a wait that is
// too long ends with one clear error.
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { UnavailableError } from "../../../src/ports/errors.ts";
import { migrateSqlite } from "../../../src/storage/migrate/migrate.ts";
import { openSqlite } from "../../../src/storage/sqlite/sqlite.ts";
import { sql, type Transaction, text } from "../../../src/storage/transaction.ts";
import { temporaryDatabase } from "../../support/kubedrill-process.ts";

const migrations = join(import.meta.dirname, "../../../migrations");

function* put(name: string): Transaction<string> {
  yield sql`INSERT INTO setting (name, value) VALUES (${name}, '')`;
  return name;
}

function* readNames(): Transaction<readonly string[]> {
  return (yield sql`SELECT name FROM setting ORDER BY name`).map((row) => text(row, "name"));
}

function open(patience?: number) {
  const file = temporaryDatabase();
  const database = openSqlite(file, patience === undefined ? {} : { patience });
  migrateSqlite(database.connection, migrations, 0);
  onTestFinished(() => database.close());
  return { file, database };
}

/** Another connection takes the write lock; the returned function gives it back. */
function lock(file: string): () => void {
  const beside = new Sqlite(file, { timeout: 0 });
  beside.exec("BEGIN IMMEDIATE");
  beside.prepare("INSERT INTO setting VALUES ('beside', '')").run();
  onTestFinished(() => void beside.close());
  return () => void beside.exec("COMMIT");
}

/** Counts how often a timer of 10 ms fires while something runs. */
async function countTicks(during: () => Promise<unknown>): Promise<number> {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 10);
  await during();
  clearInterval(timer);
  return ticks;
}

describe("while another connection holds the write lock", () => {
  it("the event loop turns, reads answer, and the writes follow when it is free", async () => {
    const { file, database } = open();
    const unlock = lock(file);
    const writes = Promise.all(["a", "b"].map((name) => database.write(() => put(name))));
    const seen: (readonly string[])[] = [];
    const ticks = await countTicks(async () => {
      for (let round = 0; round < 5; round++) {
        await wait(100);
        seen.push(await database.read(readNames));
      }
    });
    expect(ticks).toBeGreaterThan(10);
    expect(seen).toEqual(Array(5).fill([]));
    unlock();
    expect(await writes).toEqual(["a", "b"]);
    expect(await database.read(readNames)).toEqual(["a", "b", "beside"]);
  });

  it("a wait that is too long ends with one clear error, and loses nothing of the others", async () => {
    const { file, database } = open(300);
    const unlock = lock(file);
    const early = database.write(() => put("early"));
    const refused = expect(early).rejects.toMatchObject({
      name: "UnavailableError",
      code: "SQLITE_BUSY",
      message: `The database ${file} is locked by another process. Stop that process, or wait until it is done, and try again.`,
    });
    await wait(200);
    const late = database.write(() => put("late"));
    await refused;
    unlock();
    expect(await late).toBe("late");
    expect(await database.read(readNames)).toEqual(["beside", "late"]);
    await expect(early).rejects.toBeInstanceOf(UnavailableError);
  });

  it("closing waits for the lock, too", async () => {
    const { file, database } = open();
    const unlock = lock(file);
    const written = database.write(() => put("last"));
    const closed = database.close();
    await wait(50);
    unlock();
    await closed;
    expect(await written).toBe("last");
  });

  it("a lock that another thread holds for a moment is waited for", async () => {
    const { file, database } = open();
    const worker = new Worker(
      `const { parentPort, workerData } = require("node:worker_threads");
      const Sqlite = require(workerData.driver);
      const beside = new Sqlite(workerData.file);
      beside.exec("BEGIN IMMEDIATE");
      parentPort.postMessage("locked");
      setTimeout(() => { beside.exec("COMMIT"); beside.close(); }, 300);`,
      {
        eval: true,
        workerData: { file, driver: join(import.meta.dirname, "../../../node_modules/better-sqlite3") },
      },
    );
    const exit = once(worker, "exit");
    await once(worker, "message");
    expect(await database.write(() => put("patient"))).toBe("patient");
    await exit;
  });
});

describe("a read that finds the file locked", () => {
  /** As while another process recovers the log. */
  const busy = () => new Sqlite.SqliteError("database is locked", "SQLITE_BUSY_RECOVERY");

  it("is tried again", async () => {
    const { database } = open();
    let left = 3;
    const reading = database.read(function* () {
      if (left-- > 0) throw busy();
      return yield* readNames();
    });
    expect(await countTicks(() => reading)).toBeGreaterThan(0);
    expect(await reading).toEqual([]);
  });

  it("fails with one clear error in the end", async () => {
    const { database } = open(50);
    const reading = database.read(function* () {
      yield* readNames();
      throw busy();
    });
    await expect(reading).rejects.toMatchObject({ name: "UnavailableError", code: "SQLITE_BUSY_RECOVERY" });
  });
});
