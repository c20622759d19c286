// Answers on PostgreSQL: whole ones through the store, compared with pgbench running the same statements.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { readConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/open-database.ts";
import type { Tap } from "../../src/ports/storage/answers.ts";
import { openPostgres } from "../../src/storage/postgres/postgres.ts";
import { connectPostgres } from "../../src/storage/postgres/postgres-connection.ts";
import { createStorage } from "../../src/storage/storage.ts";
import { startPostgresServer } from "../../tests/support/storage/postgres-server.ts";
import { answerAll, prepareTaps } from "../answering.ts";
import type { BenchRow } from "../bench-row.ts";
import { interleave, type Measurement, time } from "../measure.ts";
import { pgbenchVersion, play, type Script, writeScript } from "../pgbench.ts";
import { recordStatements } from "../statements.ts";

const rounds = { warmUps: 1, rounds: 4 };
/** Days per round, each with 1,024 answers. */
const daysPerRound = 2;
/** Days answered before. The seventh one is a milestone, so that its answers write more. */
const daysBefore = 7;
/** Connections on both sides, each with one answer at a time. */
const clients = 8;
/** Everything that an answer writes. */
const written = ["answer", "card", "streak"] as const;

export const answersPostgres: BenchRow = {
  name: "answers-postgres",
  async measure() {
    const version = await pgbenchVersion();
    if (version === undefined)
      return [
        { name: "answers on PostgreSQL: pgbench is not installed", unit: "answers/s", ours: 0, baseline: 0 },
      ];
    const folder = mkdtempSync(join(tmpdir(), "kubedrill-bench-"));
    const server = await startPostgresServer({ safe: true });
    try {
      return [await measureOn(server.url, folder, version)];
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true });
    }
  },
};

async function measureOn(server: string, folder: string, version: string): Promise<Measurement> {
  const url = (name: string) => `${server}${name}`;
  const admin = await connectPostgres(url("postgres"));
  await admin.query("CREATE DATABASE ours");
  const { database } = await openDatabase(url("ours"), readConfig({}).migrations, 0);
  const count = rounds.warmUps + rounds.rounds;
  const storage = createStorage(database);
  const days = await prepareTaps(storage, daysBefore + count * daysPerRound);
  const before = days.splice(0, daysBefore);
  // From then on, every answer runs the same statements.
  for (const taps of before) await answerAll(storage, taps, clients);
  await database.close();
  for (const copy of ["raw", "record"]) await admin.query(`CREATE DATABASE ${copy} TEMPLATE ours`);
  const taps = Array.from({ length: count }, (_, round) =>
    days.slice(round * daysPerRound, (round + 1) * daysPerRound).flat(),
  );
  const raw = await connectPostgres(url("raw"));
  const scripts = await recordScripts(url("record"), raw, folder, taps);
  const store = openPostgres(url("ours"), { connections: clients });
  const ours = createStorage(store);
  const playRound = (round: number, which: "file" | "reading") => {
    const script = scripts[round] as Script;
    return play(script[which], script.count, url("raw"), clients);
  };
  const medians = await interleave(
    {
      ours: async (round) => {
        const some = taps[round] ?? [];
        return (some.length * 1000) / (await time(() => answerAll(ours, some, clients)));
      },
      raw: (round) => playRound(round, "file"),
      reading: (round) => playRound(round, "reading"),
    },
    rounds,
  );
  await store.close();
  const reader = await connectPostgres(url("ours"));
  await proveSame([reader, raw], [...before, ...taps].flat().length);
  for (const connection of [admin, raw, reader]) await connection.end();
  return {
    name: `answers on PostgreSQL, ${clients} at once / pgbench ${version}`,
    unit: "answers/s",
    ours: medians.ours,
    // Without the time that pgbench takes to read values: our side gets them for free.
    baseline: 1 / (1 / medians.raw - 1 / medians.reading),
    goal: { of: "ratio", sign: "≥", value: 0.7 },
  };
}

/** How the store begins its writes. */
const begin = "BEGIN ISOLATION LEVEL REPEATABLE READ";

/** Records all answers one by one in a separate database, and returns their statements. */
async function recordScripts(
  record: string,
  raw: pg.Client,
  folder: string,
  rounds: readonly (readonly Tap[])[],
): Promise<readonly Script[]> {
  const database = openPostgres(record, { connections: 1 });
  const recorder = recordStatements(database);
  const storage = createStorage(recorder.database);
  const scripts: Script[] = [];
  for (const [round, taps] of rounds.entries()) {
    await answerAll(storage, taps, 1);
    const file = join(folder, String(round));
    scripts.push(await writeScript(raw, file, `taps_${round}`, begin, recorder.take(), clients));
  }
  await database.close();
  return scripts;
}

/** @throws Error unless both databases end with identical rows */
async function proveSame(connections: readonly pg.Client[], count: number): Promise<void> {
  const ends = await Promise.all(
    connections.map(async (connection) => {
      const hash = createHash("sha256");
      for (const table of written) {
        const { rows } = await connection.query(`SELECT * FROM ${table} ORDER BY 1, 2`);
        for (const row of rows) hash.update(JSON.stringify(row));
      }
      const { rows } = await connection.query("SELECT COUNT(*) AS answers FROM answer");
      return `${rows[0]?.answers} answers, ${hash.digest("hex")}`;
    }),
  );
  if (new Set(ends).size > 1 || !ends[0]?.startsWith(`${count} `))
    throw new Error(`The databases differ after ${count} answers: ${ends.join("; ")}`);
}
