// A table for tests of plain SQL, new for each test.
import { beforeEach, onTestFinished } from "vitest";
import {
  type Database,
  type Row,
  type Statement,
  sql,
  type Value,
} from "../../../src/storage/transaction.ts";
import { execute, type Open, query } from "../../support/storage/storage.ts";

/** Creates the table before each test of this group. `insert` is one row, and `fill` adds rows by name, with an amount each. */
export function useSample(open: Open) {
  let database: Database;

  beforeEach(async () => {
    const opened = await open();
    onTestFinished(() => opened.close());
    database = opened.database;
    await write(sql`
      CREATE TABLE sample (
        name TEXT NOT NULL PRIMARY KEY,
        amount BIGINT,
        ratio DOUBLE PRECISION,
        flag INTEGER,
        note TEXT
      )`);
  });

  const write = (statement: Statement): Promise<readonly Row[]> => execute(database, statement);
  const read = (statement: Statement): Promise<readonly Row[]> => query(database, statement);
  const insert = (name: string, amount: Value) =>
    sql`INSERT INTO sample (name, amount) VALUES (${name}, ${amount})`;

  async function fill(rows: Readonly<Record<string, Value>>): Promise<void> {
    await Promise.all(Object.entries(rows).map(([name, amount]) => write(insert(name, amount))));
  }
  return { write, read, insert, fill };
}
