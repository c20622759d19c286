// Transactions on PostgreSQL are retried if that can help, a limited number of times.
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { systemTimers } from "../../../src/ports/timers.ts";
import { openPostgres } from "../../../src/storage/postgres/postgres.ts";
import { first, sql, type Transaction, text } from "../../../src/storage/transaction.ts";
import { connectSeparately, createDatabase } from "../../support/storage/postgres.ts";
import { execute, query } from "../../support/storage/storage.ts";

/** Nothing listens there. */
const NOWHERE = "postgres://kubedrill@127.0.0.1:1/kubedrill";

let here: string;

beforeAll(async () => {
  here = await createDatabase();
});

beforeEach(async () => {
  await (await connectSeparately(here)).query("DELETE FROM setting");
});

/** A database that records its retries and pauses, and doesn't pause. */
function open(url: string, chance = 0) {
  const retried: string[] = [];
  const committed: number[] = [];
  const pauses: number[] = [];
  const database = openPostgres(url, {
    events: { retried: (why) => retried.push(why), committed: (ms) => committed.push(ms) },
    random: () => chance,
    timers: { ...systemTimers, wait: async (ms) => void pauses.push(ms) },
  });
  onTestFinished(() => database.close());
  return { database, retried, committed, pauses };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** An error with the server's code, as the driver throws it. */
const failure = (code: string) => Object.assign(new Error(`failed with ${code}`), { code });

/** An operation that writes, fails with `error` the first `times` times, and counts its runs. */
function failing(error: Error, times = Number.POSITIVE_INFINITY) {
  const counted = { runs: 0 };
  function* operation(): Transaction<number> {
    counted.runs += 1;
    yield sql`INSERT INTO setting (name, value) VALUES (${`run ${counted.runs}`}, ${""})`;
    if (counted.runs <= times) throw error;
    return counted.runs;
  }
  return { counted, operation };
}

describe("a write in conflict", () => {
  it.each(["40001", "40P01"])(
    "(%s) runs again from the start, and only its last run counts",
    async (code) => {
      const { database, retried, committed } = open(here);
      const { operation } = failing(failure(code), 3);
      expect(await database.write(operation)).toBe(4);
      expect(retried).toEqual(["conflict", "conflict", "conflict"]);
      expect(await query(database, sql`SELECT name FROM setting`)).toEqual([{ name: "run 4" }]);
      expect(committed).toHaveLength(1);
    },
  );

  it("fails with the error after eight retries, within a second", async () => {
    const { database, retried, pauses } = open(here, 0.999);
    const error = failure("40001");
    const { counted, operation } = failing(error);
    await expect(database.write(operation)).rejects.toBe(error);
    expect(counted.runs).toBe(9);
    expect(retried).toHaveLength(8);
    expect(sum(pauses)).toBeLessThan(1_000);
    expect(await query(database, sql`SELECT name FROM setting`)).toEqual([]);
  });

  it("runs again on what the other one wrote", async () => {
    const { database, retried } = open(here);
    await execute(database, sql`INSERT INTO setting (name, value) VALUES (${"count"}, ${"0"})`);
    const other = await connectSeparately(here);
    await other.query("BEGIN; UPDATE setting SET value = '5' WHERE name = 'count'");
    const incremented = database.write(function* () {
      const row = yield* first(sql`SELECT value FROM setting WHERE name = ${"count"}`);
      const next = Number(row && text(row, "value")) + 1;
      yield sql`UPDATE setting SET value = ${String(next)} WHERE name = ${"count"}`;
      return next;
    });
    const waiting =
      "SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()";
    await expect.poll(async () => (await other.query(waiting)).rows.length, { timeout: 30_000 }).toBe(1);
    await other.query("COMMIT");
    expect(await incremented).toBe(6);
    expect(retried).toEqual(["conflict"]);
  });
});

describe("a write that a key refuses", () => {
  it("is retried once: the blocking row may be newer than its snapshot", async () => {
    const { database, retried } = open(here);
    const put = () => execute(database, sql`INSERT INTO setting (name, value) VALUES (${"taken"}, ${""})`);
    await put();
    await expect(put()).rejects.toMatchObject({ code: "23505" });
    expect(retried).toEqual(["constraint"]);
  });

  it("finds on its second run what a concurrent one wrote", async () => {
    const { database } = open(here);
    const outcomes = await Promise.all(
      ["one", "other"].map((name) =>
        database.write(function* (): Transaction<string> {
          const known = yield* first(sql`SELECT value FROM setting WHERE name = ${"first"}`);
          if (known !== undefined) return text(known, "value");
          yield sql`INSERT INTO setting (name, value) VALUES (${"first"}, ${name})`;
          return name;
        }),
      ),
    );
    expect(new Set(outcomes).size).toBe(1);
  });
});

describe("a database that is away", () => {
  it("is tried for at least 20 seconds", async () => {
    const { database, retried, pauses } = open(NOWHERE);
    const { counted, operation } = failing(new Error("never reached"));
    await expect(database.write(operation)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    expect(counted.runs).toBe(0);
    expect(retried).toEqual(Array.from({ length: 24 }, () => "lost connection"));
    expect(sum(pauses)).toBeGreaterThan(20_000);
  });

  it("is tried for no more than 42 seconds", async () => {
    const { database, pauses } = open(NOWHERE, 0.999);
    await expect(query(database, sql`SELECT 1 AS one`)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    expect(sum(pauses)).toBeLessThan(42_000);
  });

  it("is tried for no more than 10 seconds while the process stops", async () => {
    const { database, pauses } = open(NOWHERE, 0.999);
    const read = query(database, sql`SELECT 1 AS one`);
    await Promise.all([database.close(), expect(read).rejects.toMatchObject({ code: "ECONNREFUSED" })]);
    expect(sum(pauses)).toBeLessThan(10_000);
  });
});

describe("any other error", () => {
  it.each([failure("22P02"), failure("42601"), failure("28P01"), new RangeError("on purpose")])(
    "(%s) is thrown immediately",
    async (error) => {
      const { database, retried } = open(here);
      const { counted, operation } = failing(error);
      await expect(database.write(operation)).rejects.toBe(error);
      expect(counted.runs).toBe(1);
      expect(retried).toEqual([]);
    },
  );
});
