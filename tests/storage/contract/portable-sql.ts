// The contract of the portable subset of SQL: what operations can rely on in every database.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Statement, sql } from "../../../src/storage/transaction.ts";
import type { Open } from "../../support/storage/storage.ts";
import { useSample } from "./sample-table.ts";

export function describePortableSql(open: Open): void {
  describe("portable SQL", () => {
    const { write, read, insert, fill } = useSample(open);

    it("keeps integers beyond 32 bits", async () => {
      const amounts = [4_102_444_800_000, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 2 ** 31, 0];
      await fill(Object.fromEntries(amounts.map((amount) => [String(amount), amount])));
      for (const amount of amounts) {
        expect(await read(sql`SELECT amount FROM sample WHERE name = ${String(amount)}`)).toEqual([
          { amount },
        ]);
        expect(await read(sql`SELECT name FROM sample WHERE amount = ${amount}`)).toEqual([
          { name: String(amount) },
        ]);
      }
      expect(
        await read(sql`SELECT name FROM sample WHERE amount > ${4_102_444_799_999} ORDER BY amount`),
      ).toEqual([{ name: "4102444800000" }, { name: String(Number.MAX_SAFE_INTEGER) }]);
    });

    it("returns flags as the numbers 0 and 1", async () => {
      await write(sql`INSERT INTO sample (name, flag) VALUES (${"off"}, ${0}), (${"on"}, ${1})`);
      expect(await read(sql`SELECT name, flag FROM sample ORDER BY name`)).toEqual([
        { name: "off", flag: 0 },
        { name: "on", flag: 1 },
      ]);
      expect(
        await read(sql`
          SELECT CASE WHEN EXISTS (SELECT 1 FROM sample WHERE flag = 1) THEN 1 ELSE 0 END AS some,
            CASE WHEN EXISTS (SELECT 1 FROM sample WHERE flag = 2) THEN 1 ELSE 0 END AS others`),
      ).toEqual([{ some: 1, others: 0 }]);
    });

    it("keeps every bit of a double", async () => {
      await fc.assert(
        fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (ratio) => {
          await write(sql`
            INSERT INTO sample (name, ratio) VALUES (${"ratio"}, ${ratio})
            ON CONFLICT (name) DO UPDATE SET ratio = excluded.ratio`);
          // Zero has one sign in SQLite.
          expect(await read(sql`SELECT ratio FROM sample`)).toEqual([{ ratio: ratio === 0 ? 0 : ratio }]);
        }),
        {
          seed: 20260302,
          numRuns: 30,
          examples: [[0.1 + 0.2], [5e-324], [Number.MAX_VALUE], [3], [1e15 + 0.5]],
        },
      );
    });

    it("keeps texts unchanged: digits, quotes, non-Latin scripts, four-byte emoji", async () => {
      const texts = [
        "007",
        "1e3",
        "",
        " a ",
        'O\'Neil "x" \\ ? $1',
        "網路",
        "e\u0301",
        "🧭👩‍💻",
        "a\nb\r\n\tc",
      ];
      await Promise.all(
        texts.map((text) => write(sql`INSERT INTO sample (name, note) VALUES (${text}, ${text})`)),
      );
      for (const text of texts) {
        expect(await read(sql`SELECT name, note FROM sample WHERE note = ${text}`)).toEqual([
          { name: text, note: text },
        ]);
      }
    });

    it("stores undefined as NULL", async () => {
      await write(sql`INSERT INTO sample (name, amount, note) VALUES (${"empty"}, ${undefined}, ${null})`);
      expect(await read(sql`SELECT amount, note FROM sample WHERE amount IS NULL AND note IS NULL`)).toEqual([
        { amount: null, note: null },
      ]);
    });

    it("updates on a conflict, or does nothing", async () => {
      await fill({ a: 1 });
      await write(sql`
        INSERT INTO sample (name, amount) VALUES (${"a"}, ${5})
        ON CONFLICT (name) DO UPDATE SET amount = sample.amount + excluded.amount`);
      await write(sql`INSERT INTO sample (name, amount) VALUES (${"a"}, ${9}) ON CONFLICT (name) DO NOTHING`);
      expect(await read(sql`SELECT name, amount FROM sample`)).toEqual([{ name: "a", amount: 6 }]);
    });

    it("returns the rows that a statement changed, and only those", async () => {
      const claim = () =>
        write(sql`
          INSERT INTO sample (name, amount) VALUES (${"a"}, ${1}) ON CONFLICT (name) DO NOTHING RETURNING name, amount`);
      expect(await claim()).toEqual([{ name: "a", amount: 1 }]);
      expect(await claim()).toEqual([]);
      await fill({ b: 1, c: 7 });
      const moved = await write(
        sql`UPDATE sample SET amount = amount + 1 WHERE amount = 1 RETURNING name, amount`,
      );
      expect(moved.toSorted((one, two) => String(one.name).localeCompare(String(two.name)))).toEqual([
        { name: "a", amount: 2 },
        { name: "b", amount: 2 },
      ]);
      expect(await write(sql`DELETE FROM sample WHERE name = ${"c"} RETURNING amount`)).toEqual([
        { amount: 7 },
      ]);
      expect(await write(sql`DELETE FROM sample WHERE name = ${"c"} RETURNING amount`)).toEqual([]);
    });

    it("returns no rows for a statement that has none", async () => {
      expect(await write(insert("a", 1))).toEqual([]);
    });

    it("reads common table expressions", async () => {
      await fill({ a: 1, b: 2, c: 3 });
      expect(
        await read(sql`
          WITH large AS (SELECT name, amount FROM sample WHERE amount >= ${2}),
            largest AS (SELECT MAX(amount) AS amount FROM large)
          SELECT large.name FROM large JOIN largest ON largest.amount = large.amount`),
      ).toEqual([{ name: "c" }]);
    });

    it("counts over windows", async () => {
      await fill({ a: 10, b: 30, c: 10, d: 20 });
      expect(
        await read(sql`
          SELECT name, CAST(RANK() OVER (ORDER BY amount DESC) AS BIGINT) AS place,
            CAST(SUM(amount) OVER (ORDER BY name) AS BIGINT) AS running
          FROM sample ORDER BY name`),
      ).toEqual([
        { name: "a", place: 3, running: 10 },
        { name: "b", place: 1, running: 40 },
        { name: "c", place: 3, running: 50 },
        { name: "d", place: 2, running: 70 },
      ]);
    });

    it("returns sums, counts, and means as numbers, and null for an empty sum", async () => {
      const sums = sql`
        SELECT CAST(SUM(amount) AS BIGINT) AS total, CAST(COUNT(*) AS BIGINT) AS rows, AVG(amount) AS mean FROM sample`;
      expect(await read(sums)).toEqual([{ total: null, rows: 0, mean: null }]);
      await fill({ a: 4_102_444_800_000, b: 4_102_444_800_001 });
      expect(await read(sums)).toEqual([{ total: 8_204_889_600_001, rows: 2, mean: 4_102_444_800_000.5 }]);
    });

    it("sorts nulls first or last, as requested", async () => {
      await fill({ a: null, b: 2, c: 1 });
      const names = async (statement: Statement) => (await read(statement)).map(({ name }) => name).join("");
      expect(await names(sql`SELECT name FROM sample ORDER BY amount NULLS LAST, name`)).toBe("cba");
      expect(await names(sql`SELECT name FROM sample ORDER BY amount NULLS FIRST, name`)).toBe("acb");
      expect(await names(sql`SELECT name FROM sample ORDER BY amount DESC NULLS LAST, name`)).toBe("bca");
    });

    it("compares texts by their bytes (collation C)", async () => {
      const sorted = ["", "-", "0", "10", "9", "A", "Z", "_", "a", "ab", "b", "é", "網", "\uFB01", "🧭"];
      await fill(Object.fromEntries(sorted.map((name) => [name, 0])));
      const names = async (statement: Statement) => (await read(statement)).map(({ name }) => name);
      expect(await names(sql`SELECT name FROM sample ORDER BY name`)).toEqual(sorted);
      expect(
        await names(sql`SELECT name FROM sample WHERE name > ${"Z"} AND name < ${"b"} ORDER BY name`),
      ).toEqual(["_", "a", "ab"]);
      expect(await names(sql`SELECT MAX(name) AS name FROM sample`)).toEqual(["🧭"]);
    });

    it("takes a limit as a value, and the same value in several places", async () => {
      await fill({ a: 1, b: 1, c: 2 });
      expect(
        await read(
          sql`SELECT name FROM sample WHERE amount = ${1} OR amount < ${1} ORDER BY name LIMIT ${1}`,
        ),
      ).toEqual([{ name: "a" }]);
    });
  });
}
