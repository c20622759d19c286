// PostgreSQL's own backup, as docs/backup.md says: pg_dump while people answer, pg_restore into an empty database.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { exampleContent } from "../../support/content-folder.ts";
import { runCli, startProcess, temporaryFolder } from "../../support/kubedrill-process.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import {
  type PostgresVersion,
  postgresVersions,
  startPostgresServer,
} from "../../support/storage/postgres-server.ts";
import { beginTraffic, noneHeard } from "../kill/kill-traffic.ts";

const run = promisify(execFile);
const tea = { KUBEDRILL_CONTENT: exampleContent };

/** The installed pg_dump's major version: it reads servers up to that one. */
async function findDump(): Promise<PostgresVersion | undefined> {
  const { stdout } = await run("pg_dump", ["--version"]).catch(() => ({ stdout: "" }));
  const major = Number(/ (\d+)\./.exec(stdout)?.[1]);
  return postgresVersions.findLast((version) => version <= major);
}

const version = await findDump();

describe.skipIf(version === undefined)("pg_dump and pg_restore", () => {
  it("bring back everything from before the dump", async () => {
    if (version === undefined) return;
    const server = await startPostgresServer({ version });
    onTestFinished(server.stop);
    const query = (database: string, text: string) =>
      run("psql", [`${server.url}${database}`, "--no-psqlrc", "-Atc", text]).then(({ stdout }) =>
        stdout.trim(),
      );
    for (const name of ["before", "restored"])
      await query("postgres", `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);

    const running = await startProcess(`${server.url}before`, tea);
    onTestFinished(running.kill);
    const heard = noneHeard();
    const traffic = beginTraffic(running.address, heard, seededRandom(9));
    await expect.poll(() => heard.verdicts.length, { timeout: 60_000 }).toBeGreaterThan(20);
    const answersBefore = await query("before", "SELECT id FROM answer ORDER BY id");
    const dump = join(temporaryFolder(), "kubedrill.dump");
    await run("pg_dump", ["--format=custom", `--file=${dump}`, `${server.url}before`]);
    await traffic.end();
    expect(heard.wrongs).toEqual([]);
    await running.kill();

    await run("pg_restore", ["--no-owner", "--exit-on-error", `--dbname=${server.url}restored`, dump]);
    const restored = await query("restored", "SELECT id FROM answer ORDER BY id");
    expect(restored.split("\n")).toEqual(expect.arrayContaining(answersBefore.split("\n")));
    const { code, out, err } = await runCli(["doctor"], {
      ...tea,
      KUBEDRILL_DATABASE: `${server.url}restored`,
    });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/[1-9]\d* cards follow from their answers\.\nThe newest answer is from /);
    const again = await startProcess(`${server.url}restored`, tea);
    onTestFinished(again.kill);
    expect(await (await fetch(`${again.address}/?as=ada`)).text()).toContain("<article");
  });
});
