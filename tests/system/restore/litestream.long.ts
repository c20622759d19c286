// Litestream with the configuration that we ship: the machine dies with the database, and the copy takes over.
import { copyFileSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { exampleContent } from "../../support/content-folder.ts";
import { runCli, startProcess, temporaryDatabase, temporaryFolder } from "../../support/kubedrill-process.ts";
import { findLitestream } from "../../support/litestream.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { checkDatabase, checkPage } from "../kill/kill-checks.ts";
import { beginTraffic, noneHeard } from "../kill/kill-traffic.ts";

const tea = { KUBEDRILL_CONTENT: exampleContent };
const litestream = await findLitestream();

/** Ten times the intervals in litestream.yml, for a busy machine. */
const SURELY_COPIED = 2_000;

const answersIn = (file: string) => {
  const database = new Sqlite(file, { readonly: true });
  try {
    return (database.prepare("SELECT id FROM answer ORDER BY id").all() as { id: string }[]).map(
      ({ id }) => id,
    );
  } finally {
    database.close();
  }
};

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(20);
}

describe.skipIf(litestream === undefined)("a Litestream replica", () => {
  it("has everything acknowledged two seconds before a power cut, and Kubedrill starts from it", async () => {
    if (litestream === undefined) return;
    const folder = join(temporaryFolder(), "replica");
    const running = await startProcess(temporaryDatabase(), tea);
    onTestFinished(running.kill);
    const replication = litestream.replicate(running.database, folder);
    onTestFinished(replication.kill);
    await until(() => existsSync(join(folder, "generations")));

    const heard = noneHeard();
    const traffic = beginTraffic(running.address, heard, seededRandom(7));
    await until(() => heard.verdicts.length >= 150 || heard.wrongs.length > 0);
    const copied = { verdicts: [...heard.verdicts], guesses: [...heard.guesses] };
    await wait(SURELY_COPIED);
    await Promise.all([running.kill(), replication.kill()]);
    await traffic.end();
    expect(heard.wrongs).toEqual([]);
    expect(heard.verdicts.length).toBeGreaterThan(copied.verdicts.length);

    const restored = temporaryDatabase();
    await litestream.restore(folder, restored);
    const { code, out, err } = await runCli(["doctor"], { ...tea, KUBEDRILL_DATABASE: restored });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(
      /\nThe newest answer is from \d{4}-\d\d-\d\dT[\d:.]+Z\. After a restore, later ones are lost\.\n$/,
    );

    // The replica is a prefix of the database: what's missing are the last answers, and doctor says from when on.
    const before = answersIn(recovered(running.database));
    const after = answersIn(restored);
    expect(before.slice(0, after.length)).toEqual(after);
    process.stdout.write(
      `Litestream: ${before.length - after.length} of ${before.length} answers not copied\n`,
    );

    const again = await startProcess(restored, tea);
    onTestFinished(again.kill);
    expect(checkDatabase(restored, copied).wrongs).toEqual([]);
    expect(await checkPage(again.address, restored)).toEqual([]);
  });

  it("is not disturbed by our checkpoints: one generation in the whole run", async () => {
    if (litestream === undefined) return;
    const folder = join(temporaryFolder(), "replica");
    const running = await startProcess(temporaryDatabase(), tea);
    onTestFinished(running.kill);
    const replication = litestream.replicate(running.database, folder);
    onTestFinished(replication.kill);
    await until(() => existsSync(join(folder, "generations")));
    const heard = noneHeard();
    const traffic = beginTraffic(running.address, heard, seededRandom(8));
    await until(() => heard.verdicts.length >= 400 || heard.wrongs.length > 0);
    await traffic.end();
    expect(readdirSync(join(folder, "generations"))).toHaveLength(1);
  });
});

/** A copy of what the dead process left, opened once: SQLite recovers its WAL. */
function recovered(file: string): string {
  const copy = temporaryDatabase();
  for (const end of ["", "-wal"])
    if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, `${copy}${end}`);
  new Sqlite(copy).close();
  return copy;
}
