// What the simplest durable bot stores: a row per click, each in a commit of its own that is on the disk when it returns.
import Sqlite from "better-sqlite3";

/** Opens or makes the file. */
export function openClickLog(file: string) {
  const connection = new Sqlite(file);
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.exec(
    "CREATE TABLE IF NOT EXISTS click (id INTEGER PRIMARY KEY, person TEXT, choice TEXT, clicked_at INTEGER)",
  );
  const insert = connection.prepare("INSERT INTO click (person, choice, clicked_at) VALUES (?, ?, ?)");
  return {
    connection,
    add: (person: string, choice: string, now: number) => void insert.run(person, choice, now),
  };
}
