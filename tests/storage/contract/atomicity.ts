// The contract of transactions: complete or not at all, isolated from other failures, on one snapshot.
import { describe, expect, it } from "vitest";
import {
  type Database,
  first,
  number,
  sql,
  type Transaction,
  text,
} from "../../../src/storage/transaction.ts";
import { at, type Open, openTeam } from "../../support/storage/storage.ts";

function* put(name: string, value: string): Transaction<string> {
  yield sql`INSERT INTO setting (name, value) VALUES (${name}, ${value})`;
  return name;
}

function* putThenFail(name: string, error: unknown): Transaction<never> {
  yield* put(name, "first");
  yield* put(`${name} too`, "second");
  throw error;
}

function* readNames(): Transaction<readonly string[]> {
  const rows = yield sql`SELECT name FROM setting ORDER BY name`;
  return rows.map((row) => text(row, "name"));
}

const names = (database: Database) => database.read(readNames);

export function describeAtomicity(open: Open): void {
  describe("a write", () => {
    it("resolves with what the operation returns, and sees its own changes", async () => {
      const { database } = await openTeam(open);
      const seen = await database.write(function* () {
        yield* put("a", "1");
        yield* put("b", "2");
        return yield* readNames();
      });
      expect(seen).toEqual(["a", "b"]);
      expect(await names(database)).toEqual(["a", "b"]);
    });

    it("that throws rejects with the same error and leaves nothing behind", async () => {
      const { database } = await openTeam(open);
      const error = new RangeError("on purpose");
      await expect(database.write(() => putThenFail("a", error))).rejects.toBe(error);
      expect(await names(database)).toEqual([]);
    });

    it("that a constraint refuses leaves nothing behind", async () => {
      const { database } = await openTeam(open);
      await database.write(() => put("taken", "1"));
      const failing: readonly (() => Transaction<unknown>)[] = [
        function* () {
          yield* put("a", "1");
          yield* put("taken", "2"); // a primary key
        },
        function* () {
          yield* put("b", "1");
          yield sql`INSERT INTO setting (name, value) VALUES (${"null"}, ${null})`;
        },
        function* () {
          yield* put("c", "1");
          yield sql`INSERT INTO look_up (member_id, concept, looked_up_at) VALUES (${"missing"}, ${"dns"}, ${at(0)})`;
        },
        function* () {
          yield* put("d", "1");
          yield sql`SELECT nothing FROM nowhere`;
        },
      ];
      for (const operation of failing) await expect(database.write(operation)).rejects.toThrow(Error);
      expect(await names(database)).toEqual(["taken"]);
    });

    it("that fails doesn't affect concurrent writes", async () => {
      const { database } = await openTeam(open);
      const error = new Error("on purpose");
      const outcomes = await Promise.allSettled([
        database.write(() => put("a", "1")),
        database.write(() => putThenFail("b", error)),
        database.write(() => put("c", "1")),
        database.write(() => put("a", "2")),
        database.write(() => put("d", "1")),
      ]);
      const [one, failing, c, other, d] = outcomes.map(({ status }) => status);
      expect([failing, c, d]).toEqual(["rejected", "fulfilled", "fulfilled"]);
      // The database decides which of the two comes first.
      expect([one, other].toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(outcomes[1]).toMatchObject({ reason: error });
      expect(await names(database)).toEqual(["a", "c", "d"]);
    });

    it("sees what concurrent writes wrote: no update is lost", async () => {
      const { database } = await openTeam(open);
      await database.write(() => put("count", "0"));
      const increment = () =>
        database.write(function* () {
          const row = yield* first(sql`SELECT value FROM setting WHERE name = ${"count"}`);
          const next = Number(row && text(row, "value")) + 1;
          yield sql`UPDATE setting SET value = ${String(next)} WHERE name = ${"count"}`;
          return next;
        });
      const counts = await Promise.all(Array.from({ length: 5 }, increment));
      expect(counts.toSorted()).toEqual([1, 2, 3, 4, 5]);
    });

    it("can be done again after others have failed", async () => {
      const { database } = await openTeam(open);
      await expect(database.write(() => putThenFail("a", new Error("on purpose")))).rejects.toThrow(
        "on purpose",
      );
      expect(await database.write(() => put("a", "1"))).toBe("a");
    });
  });

  describe("a read", () => {
    it("sees what was committed before", async () => {
      const { database } = await openTeam(open);
      await database.write(() => put("a", "1"));
      expect(await names(database)).toEqual(["a"]);
    });

    it("rejects with what it throws, and the next one works", async () => {
      const { database } = await openTeam(open);
      const error = new Error("on purpose");
      await expect(
        database.read(function* () {
          yield* readNames();
          throw error;
        }),
      ).rejects.toBe(error);
      await expect(database.read(() => first(sql`SELECT nothing FROM nowhere`))).rejects.toThrow(Error);
      expect(await names(database)).toEqual([]);
    });

    it("sees one snapshot, even if others write meanwhile", async () => {
      const { database } = await openTeam(open);
      const count = sql`SELECT CAST(COUNT(*) AS BIGINT) AS settings FROM setting`;
      const writes: Promise<unknown>[] = [];
      const reads = Array.from({ length: 10 }, (_, index) =>
        database.read(function* () {
          const counts: number[] = [];
          for (let time = 0; time < 5; time++) {
            writes.push(database.write(() => put(`${index} ${time}`, "")));
            counts.push(...(yield count).map((row) => number(row, "settings")));
          }
          return counts;
        }),
      );
      for (const counts of await Promise.all(reads)) expect(new Set(counts).size).toBe(1);
      await Promise.all(writes);
      expect(await names(database)).toHaveLength(50);
    });
  });
}
