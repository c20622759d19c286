// A backup put back in place, as docs/backup.md says: Kubedrill continues from it.
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { exampleContent } from "../../support/content-folder.ts";
import { runCli, startProcess, temporaryDatabase, temporaryFolder } from "../../support/kubedrill-process.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { checkDatabase, checkPage } from "../kill/kill-checks.ts";
import { beginTraffic, noneHeard } from "../kill/kill-traffic.ts";

const tea = { KUBEDRILL_CONTENT: exampleContent };

describe("a SQLite backup", () => {
  it("replaces a lost database: everything from before it is back, and people go on answering", async () => {
    const database = temporaryDatabase();
    const running = await startProcess(database, tea);
    onTestFinished(running.kill);
    const copy = join(temporaryFolder(), "copy.db");
    const heard = noneHeard();
    const traffic = beginTraffic(running.address, heard, seededRandom(5));
    while (heard.verdicts.length < 20 && heard.wrongs.length === 0) await wait(5);
    const before = { verdicts: [...heard.verdicts], guesses: [...heard.guesses] };
    expect(await runCli(["backup", copy], { KUBEDRILL_DATABASE: database })).toMatchObject({ code: 0 });
    await traffic.end();
    await running.kill();

    for (const end of ["", "-wal", "-shm"]) rmSync(`${database}${end}`, { force: true });
    copyFileSync(copy, database);
    const { code, out } = await runCli(["doctor"], { ...tea, KUBEDRILL_DATABASE: database });
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/cards follow from their answers\.\nThe newest answer is from .+Z\./),
    });
    const again = await startProcess(database, tea);
    onTestFinished(again.kill);
    const later = noneHeard();
    const more = beginTraffic(again.address, later, seededRandom(6));
    while (later.verdicts.length < 5 && later.wrongs.length === 0) await wait(5);
    await more.end();
    expect(
      checkDatabase(database, { verdicts: [...before.verdicts, ...later.verdicts], guesses: before.guesses })
        .wrongs,
    ).toEqual([]);
    expect(later.wrongs).toEqual([]);
    expect(await checkPage(again.address, database)).toEqual([]);
  });
});
