// Another process holds the write lock: writes wait without blocking the process, reads continue, and a wait that takes
// too long ends with one clear error.
import { once } from "node:events";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { UnavailableError } from "../../../src/ports/errors.ts";
import { migrateSqlite } from "../../../src/storage/migrate/migrate.ts";
import { openSqlite } from "../../../src/storage/sqlite/sqlite.ts";
import { createHandTimers, type HandTimers } from "../../support/hand-timers.ts";
import { temporaryDatabase } from "../../support/kubedrill-process.ts";
import { put, readNames } from "../../support/storage/setting-rows.ts";

const migrations = join(import.meta.dirname, "../../../migrations");

/** A database whose waits for a lock take no real time. */
function open(patience?: number) {
  const file = temporaryDatabase();
  const timers = createHandTimers();
  const database = openSqlite(file, { timers, ...(patience === undefined ? {} : { patience }) });
  migrateSqlite(database.connection, migrations, 0);
  onTestFinished(() => database.close());
  return { file, database, timers };
}

/** Lets `ms` pass in small steps, with room for the process's other work after each. */
async function pass(timers: HandTimers, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 5) {
    timers.pass(5);
    await turn();
    await turn();
  }
}

/** Another connection takes the write lock. Returns a function that releases it. */
function lock(file: string): () => void {
  const other = new Sqlite(file, { timeout: 0 });
  other.exec("BEGIN IMMEDIATE");
  other.prepare("INSERT INTO setting VALUES ('other', '')").run();
  onTestFinished(() => void other.close());
  return () => void other.exec("COMMIT");
}

describe("while another connection holds the write lock", () => {
  it("the event loop runs, reads answer, and the writes follow when it's released", async () => {
    const { file, database, timers } = open();
    const unlock = lock(file);
    const writes = Promise.all(["a", "b"].map((name) => database.write(() => put(name))));
    const seen: (readonly string[])[] = [];
    for (let round = 0; round < 5; round++) {
      await pass(timers, 100);
      seen.push(await database.read(readNames));
    }
    // Each attempt blocks the process for up to this long (ms).
    expect(database.connection.pragma("busy_timeout", { simple: true })).toBeLessThanOrEqual(10);
    expect(seen).toEqual(Array(5).fill([]));
    unlock();
    await pass(timers, 100);
    expect(await writes).toEqual(["a", "b"]);
    expect(await database.read(readNames)).toEqual(["a", "b", "other"]);
  });

  it("a wait that takes too long ends with one clear error, and the other writes still succeed", async () => {
    const { file, database, timers } = open(300);
    const unlock = lock(file);
    const early = database.write(() => put("early"));
    const refused = expect(early).rejects.toMatchObject({
      name: "UnavailableError",
      code: "SQLITE_BUSY",
      message: `The database ${file} is locked by another process. Stop that process, or wait until it is done, and try again.`,
    });
    await pass(timers, 200);
    const late = database.write(() => put("late"));
    await pass(timers, 200);
    await refused;
    unlock();
    await pass(timers, 100);
    expect(await late).toBe("late");
    expect(await database.read(readNames)).toEqual(["late", "other"]);
    await expect(early).rejects.toBeInstanceOf(UnavailableError);
  });

  it("closing waits for the lock too", async () => {
    const { file, database, timers } = open();
    const unlock = lock(file);
    const written = database.write(() => put("last"));
    const closed = database.close();
    await pass(timers, 50);
    unlock();
    await pass(timers, 100);
    await closed;
    expect(await written).toBe("last");
  });

  it("a write waits until another thread releases the lock", async () => {
    const { file, database, timers } = open();
    const worker = new Worker(
      `const { parentPort, workerData } = require("node:worker_threads");
      const Sqlite = require(workerData.driver);
      const other = new Sqlite(workerData.file);
      other.exec("BEGIN IMMEDIATE");
      parentPort.postMessage("locked");
      parentPort.once("message", () => { other.exec("COMMIT"); other.close(); });`,
      {
        eval: true,
        workerData: { file, driver: join(import.meta.dirname, "../../../node_modules/better-sqlite3") },
      },
    );
    const exit = once(worker, "exit");
    await once(worker, "message");
    const written = database.write(() => put("patient"));
    await pass(timers, 100);
    worker.postMessage("release");
    await exit;
    await pass(timers, 100);
    expect(await written).toBe("patient");
  });
});

describe("a read that finds the file locked", () => {
  /** The error while another process recovers the log. */
  const busy = () => new Sqlite.SqliteError("database is locked", "SQLITE_BUSY_RECOVERY");

  it("is retried", async () => {
    const { database, timers } = open();
    let left = 3;
    const reading = database.read(function* () {
      if (left-- > 0) throw busy();
      return yield* readNames();
    });
    await pass(timers, 100);
    expect(left).toBe(-1);
    expect(await reading).toEqual([]);
  });

  it("fails with one clear error after its time is up", async () => {
    const { database, timers } = open(50);
    const reading = database.read(function* () {
      yield* readNames();
      throw busy();
    });
    const refused = expect(reading).rejects.toMatchObject({
      name: "UnavailableError",
      code: "SQLITE_BUSY_RECOVERY",
    });
    await pass(timers, 200);
    await refused;
  });
});
