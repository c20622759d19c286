// The pages that an answer writes to the log: shared commits save some, indexes and more statements cost some.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { readConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/open-database.ts";
import type { Tap } from "../../src/ports/storage/answers.ts";
import { openSqlite } from "../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../src/storage/storage.ts";
import { answerAll, prepareTaps } from "../answering.ts";
import type { BenchRow } from "../bench-row.ts";
import { openClickLog } from "../bots/click-log.ts";
import { dataFolder } from "../data-folder.ts";
import type { Measurement } from "../measure.ts";

const AT_ONCE = 32;
/** Two weeks of first answers make cards; from then on, an answer finds its card. */
const daysBefore = 14;
const daysMeasured = 6;

export const walPages: BenchRow = {
  name: "wal-pages",
  async measure() {
    mkdirSync(dataFolder, { recursive: true });
    const folder = mkdtempSync(join(dataFolder, "wal-"));
    try {
      return await measureIn(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function measureIn(folder: string): Promise<readonly Measurement[]> {
  const file = (name: string) => join(folder, `${name}.db`);
  const { database } = await openDatabase(file("shared"), readConfig({}).migrations, 0);
  const storage = createStorage(database);
  const days = await prepareTaps(storage, daysBefore + daysMeasured);
  for (const taps of days.slice(0, daysBefore)) await answerAll(storage, taps, AT_ONCE);
  await database.close();
  copyFileSync(file("shared"), file("alone"));
  const taps = days.slice(daysBefore).flat();
  const baseline = await insertPages(file("log"), taps);
  const measurement = async (name: string, clients: number): Promise<Measurement> => ({
    name: `WAL pages per answer, ${clients} at once / simplest durable bot`,
    unit: "pages",
    ours: await answerPages(file(name), taps, clients),
    baseline,
  });
  return [await measurement("shared", AT_ONCE), await measurement("alone", 1)];
}

async function answerPages(file: string, taps: readonly Tap[], clients: number): Promise<number> {
  const database = openSqlite(file);
  try {
    const storage = createStorage(database);
    return (await countPages(file, () => answerAll(storage, taps, clients))) / taps.length;
  } finally {
    await database.close();
  }
}

/** What one INSERT per click costs, each in its own commit. */
async function insertPages(file: string, taps: readonly Tap[]): Promise<number> {
  const log = openClickLog(file);
  const pages = await countPages(file, async () => {
    for (const { member, letter, now } of taps) log.add(member.id, letter, now);
  });
  log.connection.close();
  return pages / taps.length;
}

/** Pages that the work adds to the log. An old reader keeps checkpoints from starting the log again. */
async function countPages(file: string, work: () => Promise<void>): Promise<number> {
  const reader = new Sqlite(file);
  reader.pragma("wal_checkpoint(TRUNCATE)");
  const observer = new Sqlite(file);
  reader.exec("BEGIN");
  reader.prepare("SELECT COUNT(*) FROM sqlite_master").get();
  const pages = () =>
    (observer.pragma("wal_checkpoint(NOOP)") as readonly { readonly log: number }[])[0]?.log;
  const before = pages();
  await work();
  const after = pages();
  reader.exec("COMMIT");
  reader.close();
  observer.close();
  if (before === undefined || after === undefined) throw new Error("SQLite doesn't say how long its log is.");
  return after - before;
}
