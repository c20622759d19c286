// Measures the same query on a large and a small database.
import type Sqlite from "better-sqlite3";
import type { Storage } from "../src/ports/storage/storage.ts";
import { openSqlite } from "../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../src/storage/storage.ts";
import { ensureDatabase } from "./make-database.ts";
import { interleave, type Measurement, type Round, time } from "./measure.ts";

const rounds = { warmUps: 6, rounds: 40 };
const callsPerRound = 250;
const few = 10_000;

interface Opened {
  readonly connection: Sqlite.Database;
  readonly storage: Storage;
}

/** Measures the function that `prepare` returns, in µs per call. It gets the call's number. */
export async function compareSizes(
  name: string,
  answers: number,
  prepare: (opened: Opened) => (call: number) => Promise<void>,
): Promise<readonly Measurement[]> {
  const opened = [answers, few].map((size) => openSqlite(ensureDatabase(size)));
  const [ours, baseline] = opened.map((database): Round => {
    const query = prepare({ connection: database.connection, storage: createStorage(database) });
    return async () => {
      const elapsed = await time(async () => {
        for (let call = 0; call < callsPerRound; call++) await query(call);
      });
      return (elapsed * 1000) / callsPerRound;
    };
  });
  if (ours === undefined || baseline === undefined) throw new Error("There are two databases.");
  const medians = await interleave({ ours, baseline }, rounds);
  for (const database of opened) await database.close();
  const sizes = [answers, few].map((size) => size.toLocaleString("en", { notation: "compact" }));
  return [
    {
      name: `${name}, ${sizes.join(" / ")} answers`,
      unit: "µs/query",
      ...medians,
      goal: { of: "ratio", sign: "≤", value: 1.3 },
    },
  ];
}

/** IDs for a round of calls: all different if possible, evenly spread, in an order that defeats caches. */
export function pick(connection: Sqlite.Database, text: string): (call: number) => string {
  const ids = connection.prepare<[], string>(text).pluck().all();
  /** A prime, so it doesn't divide a round number of teams or learners. */
  const stride = 7919;
  return (call) => ids[(call * stride) % ids.length] as string;
}
