// npm run kill -- [kills] [sqlite|postgres]: any number of kills, and what came of them.

import { temporaryDatabase } from "../../support/kubedrill-process.ts";
import { startPostgresServer } from "../../support/storage/postgres-server.ts";
import { killManyTimes } from "./kill.ts";

const usage = "npm run kill -- [kills, 40 by default] [sqlite|postgres]";
const [kills = "40", on = "sqlite", seed = "1"] = process.argv.slice(2);
const began = performance.now();

if (!/^\d+$/.test(kills) || (on !== "sqlite" && on !== "postgres")) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const run = { kills: Number(kills), seed: Number(seed), progress };
  const report = await (on === "sqlite" ? onSqlite() : onPostgres());
  console.log(`${JSON.stringify(report, undefined, 2)}\n${seconds()} s`);
  process.exitCode = report.wrongs.length === 0 ? 0 : 1;

  function onSqlite() {
    return killManyTimes({ address: temporaryDatabase(), processes: 1 }, run);
  }

  async function onPostgres() {
    const server = await startPostgresServer({ safe: true });
    const ground = { address: `${server.url}postgres`, processes: 3, restart: server.restart };
    return killManyTimes(ground, run).finally(server.stop);
  }
}

function progress(kill: number): void {
  console.error(`kill ${kill} of ${kills}, ${seconds()} s`);
}

function seconds(): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}
