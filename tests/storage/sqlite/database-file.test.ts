// The database's files are deleted, moved, or overwritten while the process runs: it must not acknowledge a write that
// the next start wouldn't find.
import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { SetupError, UnavailableError } from "../../../src/ports/errors.ts";
import { systemTimers, type Timers } from "../../../src/ports/timers.ts";
import { migrateSqlite } from "../../../src/storage/migrate/migrate.ts";
import { openSqlite } from "../../../src/storage/sqlite/sqlite.ts";
import { first, sql, type Transaction, text } from "../../../src/storage/transaction.ts";
import { createHandTimers } from "../../support/hand-timers.ts";
import { temporaryDatabase, temporaryFolder } from "../../support/kubedrill-process.ts";

const migrations = join(import.meta.dirname, "../../../migrations");

function* put(name: string): Transaction<string> {
  yield sql`INSERT INTO setting (name, value) VALUES (${name}, ${"x".repeat(2_000)})`;
  return name;
}

function* readNames(): Transaction<readonly string[]> {
  return (yield sql`SELECT name FROM setting ORDER BY name`).map((row) => text(row, "name"));
}

/** A database with rows in its file, not only in the log. */
async function open(timers: Timers = systemTimers) {
  const file = temporaryDatabase();
  const problems: (string | undefined)[] = [];
  const database = openSqlite(file, { events: { fileProblem: (problem) => problems.push(problem) }, timers });
  migrateSqlite(database.connection, migrations, 0);
  for (let index = 0; index < 50; index++) await database.write(() => put(`row ${index}`));
  database.connection.pragma("wal_checkpoint(PASSIVE)");
  await database.write(() => put("checkpointed"));
  onTestFinished(() => database.close());
  return { file, database, problems };
}

/** Overwrites the file in place, as a faulty program does. */
function overwrite(file: string, from: number): void {
  const descriptor = openSync(file, "r+");
  const size = statSync(file).size - from;
  writeSync(descriptor, Buffer.alloc(size, "garbage "), 0, size, from);
  closeSync(descriptor);
}

describe("a database file", () => {
  it.each<[string, (file: string) => void, RegExp]>([
    ["is deleted", (file) => rmSync(file), /was deleted, moved, or replaced/],
    ["is moved away", (file) => renameSync(file, `${file}.old`), /was deleted, moved, or replaced/],
    [
      "is replaced by a copy",
      (file) => {
        writeFileSync(`${file}.copy`, readFileSync(file));
        renameSync(`${file}.copy`, file);
      },
      /was deleted, moved, or replaced/,
    ],
    ["loses its log", (file) => rmSync(`${file}-wal`), /was deleted, moved, or replaced/],
    ["loses its index", (file) => rmSync(`${file}-shm`), /was deleted, moved, or replaced/],
    ["is truncated", (file) => truncateSync(file, 0), /is damaged/],
    ["is overwritten", (file) => writeFileSync(file, "A diary. ".repeat(500)), /is damaged/],
    ["loses its header", (file) => overwrite(file, 0), /is damaged/],
    ["is damaged after its first page", (file) => overwrite(file, 4_096), /is damaged/],
  ])("that %s acknowledges nothing and reports it once", async (_what, damage, says) => {
    const timers = createHandTimers();
    const { file, database, problems } = await open(timers);
    expect(problems).toEqual([]);
    damage(file);
    timers.pass(1_000); // the paths are looked up once per second
    for (const name of ["lost", "lost too"]) {
      const written = database.write(() => put(name));
      written.catch(() => {});
      // After the commit, the check waits for another process's checkpoint to show in the log.
      await turn();
      await turn();
      timers.pass(300);
      await expect(written).rejects.toBeInstanceOf(UnavailableError);
      await expect(written).rejects.toThrow(says);
    }
    expect(problems).toEqual([expect.stringMatching(says)]);
    expect(problems[0]).toMatch(/restore a backup/);
  });

  it("that is put back accepts writes again", async () => {
    const { file, database, problems } = await open();
    renameSync(file, `${file}.old`);
    await expect(database.write(() => put("lost"))).rejects.toThrow("was deleted");
    renameSync(`${file}.old`, file);
    expect(await database.write(() => put("kept"))).toBe("kept");
    expect(problems).toEqual([expect.any(String), undefined]);
  });

  it("that another process writes and checkpoints is fine", async () => {
    const { file, database, problems } = await open();
    const other = new Sqlite(file);
    for (let round = 0; round < 5; round++) {
      other.prepare("INSERT INTO setting VALUES (?, ?)").run(`other ${round}`, "x".repeat(20_000));
      other.pragma("wal_checkpoint(TRUNCATE)");
      expect(await database.write(() => put(`here ${round}`))).toBe(`here ${round}`);
    }
    other.close();
    expect(await database.write(() => put("last"))).toBe("last");
    expect(problems).toEqual([]);
    expect(await database.read(readNames)).toContain("other 4");
  });

  it("that this process checkpoints is fine", async () => {
    const { database, problems } = await open();
    for (let round = 0; round < 40; round++)
      await Promise.all(
        Array.from({ length: 64 }, (_, index) => database.write(() => put(`${round} ${index}`))),
      );
    expect(problems).toEqual([]);
  });

  it("that SQLite finds damaged while it reads is reported", async () => {
    const { file, database } = await open();
    await database.close();
    overwrite(file, statSync(file).size - 8 * 4_096);
    const problems: (string | undefined)[] = [];
    const again = openSqlite(file, { events: { fileProblem: (problem) => problems.push(problem) } });
    onTestFinished(() => again.close());
    const reading = again.read(() => first(sql`SELECT MAX(value) AS value FROM setting`));
    await expect(reading).rejects.toMatchObject({
      name: "UnavailableError",
      code: "SQLITE_CORRUPT",
    });
    expect(problems).toEqual([expect.stringContaining("is damaged")]);
    await expect(again.write(() => put("lost"))).rejects.toThrow("is damaged");
  });
});

describe("an empty database file whose log is not empty", () => {
  it("is not opened: SQLite would delete the log", async () => {
    const { file } = await open();
    truncateSync(file, 0);
    expect(() => openSqlite(file)).toThrow(SetupError);
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
  });
});

describe.skipIf(process.platform === "win32")("the files of a database", () => {
  const rights = (file: string) => (statSync(file).mode & 0o777).toString(8);

  it("belong to this user only", async () => {
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    const { file } = await open();
    for (const suffix of ["", "-wal", "-shm"]) expect(rights(file + suffix)).toBe("600");
  });

  it("lose everyone's rights if an older version made them, but keep a group's", async () => {
    const file = join(temporaryFolder(), "kubedrill.db");
    await openSqlite(file).close();
    chmodSync(file, 0o644);
    const opened = openSqlite(file);
    opened.connection.exec("CREATE TABLE kept (text TEXT)");
    for (const suffix of ["", "-wal", "-shm"]) expect(rights(file + suffix)).toBe("600");
    await opened.close();
    chmodSync(file, 0o640);
    await openSqlite(file).close();
    expect(rights(file)).toBe("640");
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});
