// SQLite's own promises on a file: durable shared commits, and clear errors for a full or locked disk.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { migrateSqlite } from "../../../src/storage/migrate/migrate.ts";
import { openSqlite, type SqliteDatabase } from "../../../src/storage/sqlite/sqlite.ts";
import { number, sql } from "../../../src/storage/transaction.ts";
import { put, readNames } from "../../support/storage/setting-rows.ts";

const migrations = join(import.meta.dirname, "../../../migrations");

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => String(index).padStart(4, "0"));

describe("a SQLite file", () => {
  let file: string;
  let database: SqliteDatabase;
  let times: number[];

  beforeEach(() => {
    const folder = mkdtempSync(join(tmpdir(), "kubedrill-storage-"));
    file = join(folder, "test.db");
    times = [];
    database = openSqlite(file, { events: { committed: (ms) => times.push(ms) } });
    migrateSqlite(database.connection, migrations, 0);
    onTestFinished(async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    });
  });

  /** A second process's view of the file. */
  function openOther(): Sqlite.Database {
    const other = new Sqlite(file, { timeout: 0 });
    onTestFinished(() => {
      other.close();
    });
    return other;
  }

  const namesIn = (other: Sqlite.Database) =>
    other.prepare<[], string>("SELECT name FROM setting ORDER BY name").pluck().all();

  describe("connection", () => {
    it("has a write-ahead log, durable commits, and foreign keys", async () => {
      const another = openSqlite(file); // migrating sets foreign keys too
      onTestFinished(() => another.close());
      const pragma = (name: string) => another.connection.pragma(name, { simple: true });
      expect(pragma("journal_mode")).toBe("wal");
      expect(pragma("synchronous")).toBe(2);
      expect(pragma("foreign_keys")).toBe(1);
    });
  });

  describe("commits", () => {
    it("are shared by writes that arrive together", async () => {
      const before = countCommits(file);
      await Promise.all(numbered(64).map((name) => database.write(() => put(name))));
      expect(countCommits(file) - before).toBe(1);
    });

    it("are reported with their time; reads aren't", async () => {
      await Promise.all(numbered(3).map((name) => database.write(() => put(name))));
      await database.read(readNames);
      expect(times).toEqual([expect.any(Number)]);
      expect(times[0]).toBeGreaterThan(0);
    });

    it("aren't shared by writes that wait for each other", async () => {
      const before = countCommits(file);
      for (const name of numbered(8)) await database.write(() => put(name));
      expect(countCommits(file) - before).toBe(8);
    });

    it("take up to 256 writes, in the order they arrive", async () => {
      const before = countCommits(file);
      const settled: string[] = [];
      await Promise.all(
        numbered(600).map(async (name) => settled.push(await database.write(() => put(name)))),
      );
      expect(countCommits(file) - before).toBe(3);
      expect(settled).toEqual(numbered(600));
    });

    it("are shared with writes that fail too", async () => {
      const before = countCommits(file);
      const outcomes = await Promise.allSettled(
        numbered(64).map((name) => database.write(() => put(name.endsWith("7") ? "taken" : name))),
      );
      expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(5); // 0007 takes it
      expect(countCommits(file) - before).toBe(1);
    });

    it("are visible to everyone when the promise resolves", async () => {
      const other = openOther();
      await Promise.all(
        numbered(3).map(async (name) => {
          await database.write(() => put(name));
          expect(namesIn(other)).toEqual(numbered(3));
        }),
      );
    });
  });

  describe("a read", () => {
    it("sees one snapshot while another process commits", async () => {
      const other = openOther();
      const seen = await database.read(function* () {
        const before = yield* readNames();
        other.prepare("INSERT INTO setting VALUES ('other', '')").run();
        return [before, yield* readNames()];
      });
      expect(seen).toEqual([[], []]);
      expect(await database.read(readNames)).toEqual(["other"]);
    });
  });

  describe("closing", () => {
    it("commits everything that waits, however much it is", async () => {
      const writes = Promise.all(numbered(300).map((name) => database.write(() => put(name))));
      await database.close();
      expect(await writes).toHaveLength(300);
      expect(namesIn(openOther())).toEqual(numbered(300));
    });

    it("rejects later writes", async () => {
      await database.close();
      await expect(database.write(() => put("late"))).rejects.toThrow(Error);
      await expect(database.read(readNames)).rejects.toThrow(Error);
      expect(namesIn(openOther())).toEqual([]);
    });
  });

  describe("a full disk", () => {
    const ROOMY = 1_000_000;
    const limitTo = (pages: number) => database.connection.pragma(`max_page_count = ${pages}`);
    const leave = (pages: number) =>
      limitTo(
        number({ now: database.connection.pragma("page_count", { simple: true }) as number }, "now") + pages,
      );

    it("rejects every write of the interrupted batch, and keeps earlier data", async () => {
      await database.write(() => put("before"));
      leave(4);
      const outcomes = await Promise.allSettled([
        database.write(() => put("a")),
        database.write(() => put("large", "x".repeat(1_000_000))),
        database.write(() => put("c")),
      ]);
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({ status: "rejected", reason: { code: "SQLITE_FULL" } });
      }
      expect(database.connection.inTransaction).toBe(false);
      expect(await database.read(readNames)).toEqual(["before"]);
    });

    it("does not touch the batches after it", async () => {
      leave(20);
      const first = numbered(256).map((name) =>
        database.write(() => put(name, name === "0100" ? "x".repeat(1e6) : "")),
      );
      const second = ["next", "last"].map((name) => database.write(() => put(name)));
      const outcomes = await Promise.allSettled(first);
      expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(256);
      expect(await Promise.all(second)).toEqual(["next", "last"]);
      expect(await database.read(readNames)).toEqual(["last", "next"]);
    });

    it("is over when there is space again", async () => {
      leave(4);
      const large = () => database.write(() => put("large", "x".repeat(1_000_000)));
      await expect(large()).rejects.toMatchObject({ code: "SQLITE_FULL" });
      limitTo(ROOMY);
      await Promise.all([large(), database.write(() => put("small"))]);
      expect(namesIn(openOther())).toEqual(["large", "small"]);
      expect(database.connection.pragma("integrity_check", { simple: true })).toBe("ok");
    });
  });

  describe("a commit that fails", () => {
    it("rejects every write that shared it, but not the next one", async () => {
      const outcomes = await Promise.allSettled([
        database.write(() => put("a")),
        database.write(function* () {
          database.connection.pragma("defer_foreign_keys = ON"); // checked only at the commit
          yield sql`INSERT INTO look_up (member_id, concept, looked_up_at) VALUES (${"missing"}, ${"dns"}, ${0})`;
        }),
        database.write(() => put("c")),
      ]);
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({
          status: "rejected",
          reason: { code: "SQLITE_CONSTRAINT_FOREIGNKEY" },
        });
      }
      expect(database.connection.inTransaction).toBe(false);
      expect(await database.write(() => put("next"))).toBe("next");
      expect(namesIn(openOther())).toEqual(["next"]);
    });
  });

  describe("a file that another process has locked", () => {
    it("rejects writes as busy, still answers reads, and loses nothing", async () => {
      await database.write(() => put("before"));
      const impatient = openSqlite(file, { patience: 20 });
      onTestFinished(() => impatient.close());
      const other = openOther();
      other.exec("BEGIN IMMEDIATE");
      other.prepare("INSERT INTO setting VALUES ('other', '')").run();

      const outcomes = await Promise.allSettled(["a", "b"].map((name) => impatient.write(() => put(name))));
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({ status: "rejected", reason: { code: "SQLITE_BUSY" } });
      }
      expect(await impatient.read(readNames)).toEqual(["before"]);

      other.exec("COMMIT");
      await Promise.all(["a", "b"].map((name) => database.write(() => put(name))));
      expect(await database.read(readNames)).toEqual(["a", "b", "before", "other"]);
    });
  });
});

/** The commits in the write-ahead log: frames that contain the database's size after them. */
function countCommits(file: string): number {
  const log = readFileSync(`${file}-wal`);
  if (log.length < 32) return 0;
  const frame = 24 + log.readUInt32BE(8);
  const salts = log.subarray(16, 24);
  let commits = 0;
  for (let start = 32; start + frame <= log.length; start += frame) {
    const isCurrent = log.subarray(start + 8, start + 16).equals(salts);
    if (isCurrent && log.readUInt32BE(start + 4) > 0) commits += 1;
  }
  return commits;
}
