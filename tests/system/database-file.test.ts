// A process whose database file goes, or is locked, while it runs.
import { renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { exampleContent } from "../support/content-folder.ts";
import { send, sendForm } from "../support/http.ts";
import { type KubedrillProcess, startProcess, temporaryFolder } from "../support/kubedrill-process.ts";
import { lettersStored, verdictIn } from "./verdict.ts";

const tea = { KUBEDRILL_CONTENT: exampleContent };
const UNSAVED = "I can't save anything right now, so this doesn't count yet. Try again in a few minutes.";

async function start(database = join(temporaryFolder(), "data", "kubedrill.db")) {
  const kubedrill = await startProcess(database, tea);
  onTestFinished(kubedrill.kill);
  const page = (await send(kubedrill.address)).body;
  const action = /value="(answer:[^":]+):A"/.exec(page)?.[1];
  const { right, wrong } = lettersStored(kubedrill.database);
  const tap = async (as: string, letter = right) =>
    (await sendForm(`${kubedrill.address}/act`, { as, action: `${action}:${letter}` })).body.replaceAll(
      "&#39;",
      "'",
    );
  return { ...kubedrill, tap, wrong };
}

async function health({ address }: KubedrillProcess): Promise<{ status: number; database: unknown }> {
  const { status, body } = await send(`${address}/healthz`);
  return { status, database: (JSON.parse(body) as { database: unknown }).database };
}

describe("a process", () => {
  it("whose database is moved away is unhealthy, and counts no answer until it is back", async () => {
    const kubedrill = await start();
    expect(verdictIn(await kubedrill.tap("ada"))).toBe("right");
    renameSync(kubedrill.database, `${kubedrill.database}.moved`);
    expect(await kubedrill.tap("bo")).toContain(UNSAVED);
    await expect.poll(() => health(kubedrill)).toEqual({ status: 503, database: "not writable" });
    const fatal = kubedrill
      .log()
      .split("\n")
      .filter((line) => line.startsWith('{"level":60'));
    expect(fatal).toEqual([expect.stringMatching(/was deleted, moved, or replaced.*restore a backup/)]);

    renameSync(`${kubedrill.database}.moved`, kubedrill.database);
    // Not bo again: their refused tap may have reached the file while it had another name.
    expect(verdictIn(await kubedrill.tap("chidi", kubedrill.wrong))).toBe("wrong");
    await expect.poll(() => health(kubedrill)).toEqual({ status: 200, database: "writable" });
    expect(kubedrill.log()).toContain("the database file is fine again");
    expect(await kubedrill.stop()).toBe(0);
  });

  it("whose database is written over is unhealthy, and counts no answer", async () => {
    const kubedrill = await start();
    writeFileSync(kubedrill.database, "A diary. ".repeat(500));
    expect(await kubedrill.tap("bo")).toContain(UNSAVED);
    await expect.poll(() => health(kubedrill)).toEqual({ status: 503, database: "not writable" });
    expect(kubedrill.log()).toContain("is damaged, and nothing is saved any longer");
  });

  it("whose database another process has locked shows pages, and counts the answer afterwards", async () => {
    const kubedrill = await start();
    const other = new Sqlite(kubedrill.database);
    other.exec("BEGIN IMMEDIATE");
    const answered = kubedrill.tap("ada");
    for (let round = 0; round < 5; round++) expect((await send(kubedrill.address)).status).toBe(200);
    expect(await health(kubedrill)).toEqual({ status: 503, database: "not writable" });
    other.exec("COMMIT");
    other.close();
    expect(verdictIn(await answered)).toBe("right");
  });

  it.skipIf(process.platform === "win32")("keeps its files and their folder to its user", async () => {
    const { database } = await start();
    const rights = [dirname(database), database, `${database}-wal`, `${database}-shm`].map((path) =>
      (statSync(path).mode & 0o777).toString(8),
    );
    expect(rights).toEqual(["700", "600", "600", "600"]);
  });
});
