// A few kills of processes that post fifty drills and are answered by twenty members; daily-kill.long.ts has more.
import { expect, it } from "vitest";
import { temporaryDatabase } from "../../support/kubedrill-process.ts";
import { startPostgresServer } from "../../support/storage/postgres-server.ts";
import { killManyTimes } from "./kill.ts";

/** Some fifteen seconds on a machine of its own, many times that on a busy one. */
const PATIENCE = 200_000;

it(
  "posts every question once and loses no answer, killed on SQLite",
  async () => {
    const report = await killManyTimes({ address: temporaryDatabase(), processes: 1 }, { kills: 4, seed: 1 });
    expect(report.wrongs).toEqual([]);
    // Otherwise nothing was put to the test.
    expect(report.kills).toEqual({ posting: 2, database: 0, recovery: 2, "start-up": 0 });
    expect(report.messages).toBeGreaterThan(140);
    expect(report.verdicts).toBeGreaterThan(200);
  },
  PATIENCE,
);

it(
  "posts every question once and loses no answer, one of three killed on PostgreSQL, and that restarted",
  async () => {
    const server = await startPostgresServer();
    const ground = { address: `${server.url}postgres`, processes: 3, restart: server.restart };
    const report = await killManyTimes(ground, { kills: 3, seed: 1 }).finally(server.stop);
    expect(report.wrongs).toEqual([]);
    expect(report.kills).toEqual({ posting: 1, database: 1, recovery: 1, "start-up": 0 });
    expect(report.messages).toBeGreaterThan(140);
    expect(report.verdicts).toBeGreaterThan(200);
  },
  PATIENCE,
);
