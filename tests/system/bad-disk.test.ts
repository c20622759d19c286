// A disk that is full or read-only: a real one, mounted for the process alone.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { exampleContent } from "../support/content-folder.ts";
import { runCli, startProcess, temporaryDatabase, temporaryFolder } from "../support/kubedrill-process.ts";
import { canMount, onSmallDisk } from "../support/storage/small-disk.ts";
import { lettersStored, verdictIn } from "./verdict.ts";

const tea = { KUBEDRILL_CONTENT: exampleContent };

/** A database with a posted question. */
let model: string;

beforeAll(async () => {
  model = temporaryDatabase();
  expect(await (await startProcess(model, tea)).stop()).toBe(0);
});

describe.runIf(canMount)("a disk", () => {
  it("that is full at the first start is reported", async () => {
    const folder = temporaryFolder();
    const database = join(folder, "kubedrill.db");
    expect(await refused(database, onSmallDisk(folder, "200k"))).toBe(
      `The database ${database} cannot grow: the disk is full. Free some space and start again; nothing that was confirmed is lost.`,
    );
  });

  it("that is read-only is reported", async () => {
    const folder = temporaryFolder();
    const database = join(folder, "kubedrill.db");
    const preparation = `cp ${model} kubedrill.db && mount -o remount,ro ${folder}`;
    expect(await refused(database, onSmallDisk(folder, "8m", preparation))).toMatch(
      /^The database \S+ cannot be (written|opened)\. \S.*\.$/,
    );
  });

  it("that is read-only and has no database yet is reported", async () => {
    const folder = temporaryFolder();
    const database = join(folder, "data", "kubedrill.db");
    expect(await refused(database, onSmallDisk(folder, "8m", `mount -o remount,ro ${folder}`))).toBe(
      `The database's folder ${join(folder, "data")} cannot be made. Check KUBEDRILL_DATABASE, and that this user may write there.`,
    );
  });

  it("that fills up while people answer loses nothing, and continues when there is space", async () => {
    const folder = temporaryFolder();
    const database = join(folder, "kubedrill.db");
    const kubedrill = await startProcess(
      database,
      tea,
      onSmallDisk(folder, "8m", `cp ${model} kubedrill.db`),
    );
    onTestFinished(kubedrill.kill);
    // The disk as that process sees it.
    const filler = join("/proc", String(kubedrill.child.pid), "root", folder, "filler");
    const action = /value="(answer:[^":]+):A"/.exec(await (await fetch(kubedrill.address)).text())?.[1];
    const { right } = lettersStored(model);
    const tap = async (as: string): Promise<string> => {
      const body = new URLSearchParams({ as, action: `${action}:${right}` });
      const response = await fetch(`${kubedrill.address}/act`, { method: "POST", body });
      return response.text();
    };
    const health = async () => (await fetch(`${kubedrill.address}/healthz`)).status;

    const first = await tap("ada");
    expect(verdictIn(first)).toBe("right");
    const verdict = sentenceIn(first);
    expect(verdict).toBeDefined();
    expect(() => writeFileSync(filler, Buffer.alloc(16 * 1024 * 1024))).toThrow("ENOSPC");
    const failed = await tap("bo");
    expect(failed).toMatch(
      /Something went wrong on our side\. Please try again. If it keeps happening, send us this ID: [0-9a-v]{20}/,
    );
    expect(kubedrill.log()).toContain("database or disk is full");
    expect(await health()).toBe(503);
    const ready = await fetch(`${kubedrill.address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      expect.objectContaining({ database: "not writable" }),
    ]);
    expect((await fetch(`${kubedrill.address}/livez`)).status).toBe(200);

    rmSync(filler);
    expect(sentenceIn(await tap("bo"))).toEqual(verdict);
    expect(sentenceIn(await tap("ada"))).toEqual(verdict);
    await expect.poll(health).toBe(200); // a health check counts for a second
    expect(await kubedrill.stop()).toBe(0);
  });
});

/** What a start says that ends with exit code 1, without a stack trace. */
async function refused(database: string, program: readonly [string, ...string[]]): Promise<string> {
  const environment = {
    ...tea,
    PORT: "0",
    METRICS_PORT: "0",
    LOG_LEVEL: "silent",
    KUBEDRILL_DATABASE: database,
  };
  const { code, out, err } = await runCli(["start"], environment, program);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).not.toMatch(/^\s+at |Error/m);
  return err.trimEnd();
}

/** The first line of the verdict, with the chosen option. */
function sentenceIn(page: string): string | undefined {
  return /Right: [A-D].*/.exec(page.replaceAll(/<[^>]*>/g, ""))?.[0];
}
