// Forty kills on each database; `npm run kill` does any number.
import { expect, it } from "vitest";
import { temporaryDatabase } from "../../support/kubedrill-process.ts";
import { startPostgresServer } from "../../support/storage/postgres-server.ts";
import { killManyTimes } from "./kill.ts";

it("posts every question once and loses no answer, killed forty times on SQLite", async () => {
  const report = await killManyTimes({ address: temporaryDatabase(), processes: 1 }, { kills: 40, seed: 2 });
  expect(report.wrongs).toEqual([]);
  expect(report.kills).toEqual({ posting: 16, database: 0, recovery: 16, "start-up": 8 });
  expect(report.messages).toBeGreaterThan(800);
  expect(report.verdicts).toBeGreaterThan(1_000);
  expect(report.unanswered).toBeGreaterThan(20);
});

it("posts every question once and loses no answer, of three killed forty times on PostgreSQL", async () => {
  const server = await startPostgresServer({ safe: true });
  const ground = { address: `${server.url}postgres`, processes: 3, restart: server.restart };
  const report = await killManyTimes(ground, { kills: 40, seed: 2 }).finally(server.stop);
  expect(report.wrongs).toEqual([]);
  expect(report.kills).toEqual({ posting: 16, database: 8, recovery: 8, "start-up": 8 });
  expect(report.messages).toBeGreaterThan(1_100);
  expect(report.verdicts).toBeGreaterThan(2_000);
});
