// Keys of hashes, kept with the settings: anyone who has only the hashes can't guess what they're of.
import { createHmac } from "node:crypto";
import { first, sql, type Transaction, text } from "./transaction.ts";

/** The key of this name; undefined if it was never needed. */
export function* readSecretKey(name: string): Transaction<string | undefined> {
  const row = yield* first(sql`SELECT value FROM setting WHERE name = ${name}`);
  return row && text(row, "value");
}

/** The key of this name; `freshKey` becomes it if there is none yet. */
export function* ensureSecretKey(name: string, freshKey: string): Transaction<string> {
  yield sql`INSERT INTO setting (name, value) VALUES (${name}, ${freshKey}) ON CONFLICT (name) DO NOTHING`;
  const key = yield* readSecretKey(name);
  if (key === undefined) throw new Error(`The key ${name} just written cannot be read.`);
  return key;
}

/** The hash of a value, in hexadecimal. */
export function keyedHash(key: string, value: string): string {
  return createHmac("sha256", key).update(value).digest("hex");
}
