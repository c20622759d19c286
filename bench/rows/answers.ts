// Answers: whole ones through the store, 64 at once, compared with the same statements on a bare connection.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { readConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/open-database.ts";
import type { Tap } from "../../src/ports/storage/answers.ts";
import type { Storage } from "../../src/ports/storage/storage.ts";
import { openSqlite } from "../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../src/storage/storage.ts";
import { answerAll, prepareTaps } from "../answering.ts";
import type { BenchRow } from "../bench-row.ts";
import { dataFolder } from "../data-folder.ts";
import { interleave, time } from "../measure.ts";
import { prepareWrites, recordStatements, replayWrites } from "../statements.ts";

const rounds = { warmUps: 4, rounds: 16 };
const atOnce = 64;
/** All tables that an answer writes. */
const written = ["answer", "card", "streak"] as const;

export const answers: BenchRow = {
  name: "answers",
  async measure() {
    mkdirSync(dataFolder, { recursive: true });
    const folder = mkdtempSync(join(dataFolder, "answers-"));
    try {
      return await measureIn(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function measureIn(folder: string) {
  const file = (name: string) => join(folder, `${name}.db`);
  const { database } = await openDatabase(file("ours"), readConfig({}).migrations, 0);
  const days = await prepareTaps(createStorage(database), rounds.warmUps + rounds.rounds);
  await database.close();
  for (const copy of ["record", "single", "batched"]) copyFileSync(file("ours"), file(copy));

  const ours = openSqlite(file("ours"));
  const storage = createStorage(ours);
  const single = openRaw(file("single"), ours.connection);
  const batched = openRaw(file("batched"), ours.connection);
  const record = openSqlite(file("record"));
  record.connection.pragma("synchronous = OFF");
  const recorder = recordStatements(record);
  const recording = createStorage(recorder.database);
  const recorded: Awaited<ReturnType<typeof recordDay>>[] = [];
  for (const taps of days) recorded.push(await recordDay(recording, taps));

  async function recordDay(into: Storage, taps: readonly Tap[]) {
    await answerAll(into, taps, atOnce);
    return recorder.take();
  }

  /** Answers per second of one day's writes on a raw connection. */
  const replay = (connection: Sqlite.Database, perCommit: number) => async (round: number) => {
    const writes = prepareWrites(connection, recorded[round] ?? []);
    return perSecond(writes.length, await time(() => replayWrites(connection, writes, perCommit)));
  };
  const medians = await interleave(
    {
      ours: async (round) => {
        const taps = days[round] ?? [];
        return perSecond(taps.length, await time(() => answerAll(storage, taps, atOnce)));
      },
      single: replay(single, 1),
      batched: replay(batched, atOnce),
    },
    rounds,
  );
  const connections = [ours.connection, single, batched];
  proveDurable(connections);
  proveSame(connections, days.flat().length);
  for (const connection of [...connections, record.connection]) connection.close();
  return [
    {
      name: "answers, 64 at once / raw, one commit each",
      unit: "answers/s",
      ours: medians.ours,
      baseline: medians.single,
      goal: { of: "ratio", sign: "≥", value: 4 },
    },
    {
      name: "answers, 64 at once / raw, 64 a commit",
      unit: "answers/s",
      ours: medians.ours,
      baseline: medians.batched,
      goal: { of: "ratio", sign: "≥", value: 0.85 },
    },
  ] as const;
}

/** The store's settings that affect statements or commits. */
const settings = ["journal_mode", "synchronous", "foreign_keys", "wal_autocheckpoint", "cache_size"] as const;

/** A bare connection with the store's settings, so that they aren't the difference. */
function openRaw(file: string, store: Sqlite.Database): Sqlite.Database {
  const connection = new Sqlite(file);
  for (const setting of settings)
    connection.pragma(`${setting} = ${store.pragma(setting, { simple: true })}`);
  return connection;
}

function perSecond(count: number, elapsed: number): number {
  return (count * 1000) / elapsed;
}

function proveDurable(connections: readonly Sqlite.Database[]): void {
  for (const connection of connections)
    if (connection.pragma("synchronous", { simple: true }) !== 2)
      throw new Error("A commit was not durable.");
}

/** @throws Error unless all databases end with identical rows */
function proveSame(connections: readonly Sqlite.Database[], count: number): void {
  const ends = connections.map((connection) => {
    const hash = createHash("sha256");
    for (const table of written)
      for (const row of connection.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().iterate())
        hash.update(JSON.stringify(row));
    const rows = connection.prepare("SELECT COUNT(*) FROM answer").pluck().get();
    return `${rows} answers, ${hash.digest("hex")}`;
  });
  if (new Set(ends).size > 1 || !ends[0]?.startsWith(`${count} `))
    throw new Error(`The databases differ after ${count} answers: ${ends.join("; ")}`);
}
