// Rows of the `setting` table, for tests that need any rows at all.
import { sql, type Transaction, text } from "../../../src/storage/transaction.ts";

/** Adds a row and returns its name. */
export function* put(name: string, value = ""): Transaction<string> {
  yield sql`INSERT INTO setting (name, value) VALUES (${name}, ${value})`;
  return name;
}

/** The names of all rows, sorted. */
export function* readNames(): Transaction<readonly string[]> {
  return (yield sql`SELECT name FROM setting ORDER BY name`).map((row) => text(row, "name"));
}
