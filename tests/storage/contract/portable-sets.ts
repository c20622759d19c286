// The contract of sets: lists and records that travel as one value, in every database.
import { describe, expect, it } from "vitest";
import { list, rowsOf, sql } from "../../../src/storage/transaction.ts";
import type { Open } from "../../support/storage/storage.ts";
import { useSample } from "./sample-table.ts";

export function describePortableSets(open: Open): void {
  describe("portable sets", () => {
    const { write, read, fill } = useSample(open);

    it("takes a list of texts as one value", async () => {
      const names = ["a", "1", "__proto__", 'O\'Neil "x" \\ ? $1', "網路 🧭", ""];
      await fill(Object.fromEntries([...names, "b"].map((name) => [name, 1])));
      const found = (texts: readonly string[]) =>
        read(sql`SELECT name FROM sample WHERE name IN ${list(texts)} ORDER BY name`);
      expect(await found([...names, "missing"])).toEqual(names.toSorted().map((name) => ({ name })));
      expect(await found([])).toEqual([]);
    });

    it("takes records as rows in one value: texts, numbers, and nulls", async () => {
      const ratios = [0.1 + 0.2, 1 / 3, 5e-324, Number.MAX_VALUE, 36500.12345678];
      const records = [
        ...ratios.map((ratio, index) => ({ name: `ratio ${index}`, amount: 2 ** 53 - 1 - index, ratio })),
        { name: 'O\'Neil "x" \\ ? $1 網路 🧭', amount: null, ratio: null },
      ];
      const add = (rows: readonly object[]) =>
        write(sql`
          INSERT INTO sample (name, amount, ratio, note)
          SELECT one.value ->> 'name', CAST(one.value ->> 'amount' AS BIGINT),
            CAST(one.value ->> 'ratio' AS DOUBLE PRECISION), one.key
          FROM ${rowsOf(rows)} AS one WHERE true
          ON CONFLICT (name) DO UPDATE SET amount = excluded.amount`);
      await add(records);
      await add([]);
      expect(await read(sql`SELECT name, amount, ratio, note FROM sample ORDER BY note`)).toEqual(
        records.map((record, index) => ({ ...record, note: String(index) })),
      );
    });

    it("joins records with tables, and updates tables from them", async () => {
      await fill({ a: 1, b: 2, c: 3 });
      const records = [
        { name: "a", more: 10 },
        { name: "c", more: 30 },
        { name: "d", more: 40 },
      ];
      const joined = sql`
        SELECT sample.name, other.amount FROM ${rowsOf(records)} AS one CROSS JOIN sample
        LEFT JOIN sample AS other ON other.name = sample.name AND other.amount > 1
        WHERE sample.name = one.value ->> 'name' ORDER BY sample.name`;
      expect(await read(joined)).toEqual([
        { name: "a", amount: null },
        { name: "c", amount: 3 },
      ]);
      await write(sql`
        UPDATE sample SET amount = CAST(one.value ->> 'more' AS BIGINT)
        FROM ${rowsOf(records)} AS one WHERE sample.name = one.value ->> 'name'`);
      await write(sql`
        DELETE FROM sample WHERE (name, amount) IN (
          SELECT one.value ->> 'name', CAST(one.value ->> 'more' AS BIGINT) FROM ${rowsOf(records.slice(1))} AS one)`);
      expect(await read(sql`SELECT name, amount FROM sample ORDER BY name`)).toEqual([
        { name: "a", amount: 10 },
        { name: "b", amount: 2 },
      ]);
    });
  });
}
