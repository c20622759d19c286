// Settings of the installation: a name and a text each.
import type { Settings } from "../ports/storage/settings.ts";
import { type Database, first, sql, type Transaction, text } from "./transaction.ts";

/** The installation's settings in this database. */
export function createSettings(database: Database): Settings {
  return {
    read: (name) => database.read(() => readSetting(name)),
    write: (name, value) => database.write(() => writeSetting(name, value)),
  };
}

function* readSetting(name: string): Transaction<string | undefined> {
  const row = yield* first(sql`SELECT value FROM setting WHERE name = ${name}`);
  return row && text(row, "value");
}

function* writeSetting(name: string, value: string): Transaction<void> {
  yield sql`
    INSERT INTO setting (name, value) VALUES (${name}, ${value})
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
}
