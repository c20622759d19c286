// The pool's own promises: how many connections it opens, their name, what reads can do, and how it closes.
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openPostgres } from "../../../src/storage/postgres/postgres.ts";
import { sql } from "../../../src/storage/transaction.ts";
import { connectSeparately, createDatabase } from "../../support/storage/postgres.ts";
import { execute, query } from "../../support/storage/storage.ts";

let url: string;

beforeAll(async () => {
  url = await createDatabase();
});

function open(address = url) {
  const retried: string[] = [];
  const database = openPostgres(address, { events: { retried: (why) => retried.push(why) } });
  onTestFinished(() => database.close());
  return { database, retried };
}

const put = (name: string) => sql`INSERT INTO setting (name, value) VALUES (${name}, ${""})`;

describe("connections", () => {
  it("are named, so that an admin of the server can identify them", async () => {
    const { database } = open();
    expect(await query(database, sql`SELECT CURRENT_SETTING('application_name') AS name`)).toEqual([
      { name: "kubedrill" },
    ]);
  });

  it("are limited to the address's number, and further transactions wait in line", async () => {
    const { database, retried } = open(`${url}?connection_limit=2`);
    const backends = await Promise.all(
      Array.from({ length: 50 }, () => query(database, sql`SELECT PG_BACKEND_PID() AS backend`)),
    );
    expect(new Set(backends.map(([row]) => row?.backend)).size).toBe(2);
    expect(retried).toEqual([]);
  });

  it("can't deadlock: a thousand writes and reads finish on a single one", async () => {
    const { database } = open(`${url}?connection_limit=1`);
    const outcomes = await Promise.all(
      Array.from({ length: 500 }, async (_, index) => {
        await execute(database, put(`line ${index}`));
        return query(database, sql`SELECT name FROM setting WHERE name = ${`line ${index}`}`);
      }),
    );
    expect(outcomes.every((rows) => rows.length === 1)).toBe(true);
  });

  it("replace prepared statements after another process migrated their tables", async () => {
    const { database, retried } = open();
    const other = await connectSeparately(url);
    await other.query("CREATE TABLE changing (name TEXT); INSERT INTO changing VALUES ('a')");
    const all = sql`SELECT * FROM changing`;
    expect(await query(database, all)).toEqual([{ name: "a" }]);
    await other.query("ALTER TABLE changing ADD COLUMN more TEXT");
    expect(await query(database, all)).toEqual([{ name: "a", more: null }]);
    expect(retried).toEqual(["lost connection"]);
  });
});

describe("a read", () => {
  it("is refused if it writes, and changes nothing", async () => {
    const { database, retried } = open();
    await expect(query(database, put("from a read"))).rejects.toThrow(/read-only transaction/);
    expect(await query(database, sql`SELECT name FROM setting WHERE name = ${"from a read"}`)).toEqual([]);
    expect(retried).toEqual([]);
  });
});

describe("a text", () => {
  it("is stored with U+FFFD for U+0000, which PostgreSQL can't store", async () => {
    const { database } = open();
    await execute(database, put("a\0b"));
    expect(await query(database, sql`SELECT name FROM setting WHERE name = ${"a\0b"}`)).toEqual([
      { name: "a\uFFFDb" },
    ]);
  });
});

describe("closing", () => {
  it("waits for running and queued transactions, and refuses later ones", async () => {
    const database = openPostgres(`${url}?connection_limit=2`);
    const names = Array.from({ length: 20 }, (_, index) => `begun ${index}`);
    const writes = Promise.all(names.map((name) => execute(database, put(name))));
    await database.close();
    expect(await writes).toHaveLength(20);
    await expect(execute(database, put("late"))).rejects.toThrow("The database is closed.");
    await expect(query(database, sql`SELECT 1 AS one`)).rejects.toThrow("The database is closed.");
    await database.close();
    const { rows } = await (await connectSeparately(url)).query(
      "SELECT 1 FROM setting WHERE name LIKE 'begun %' OR name = 'late'",
    );
    expect(rows).toHaveLength(20);
  });
});
