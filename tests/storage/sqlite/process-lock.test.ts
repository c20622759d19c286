// Two processes never work on one SQLite file.
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { lockForProcess } from "../../../src/storage/sqlite/process-lock.ts";
import { runCli, startProcess, temporaryDatabase, temporaryFolder } from "../../support/kubedrill-process.ts";

it("gives a database to the next one after the first let go, also under another name", () => {
  const database = temporaryDatabase();
  const release = lockForProcess(database);
  expect(() => lockForProcess(database, 0)).toThrow(/Another Kubedrill process works on .*Stop it first/);
  release();
  lockForProcess(database, 0)();
});

it("sees through links", async () => {
  const database = temporaryDatabase();
  await (await startProcess(database)).stop();
  const link = join(temporaryFolder(), "link.db");
  symlinkSync(database, link);
  onTestFinished(lockForProcess(database));
  expect(() => lockForProcess(link, 0)).toThrow("Another Kubedrill process");
});

it("lets the second process end with a sentence, and commands still look; a killed process holds nothing", async () => {
  const database = temporaryDatabase();
  const first = await startProcess(database);
  const second = await runCli(["start"], { KUBEDRILL_DATABASE: database, PORT: "0" });
  expect(second).toMatchObject({ code: 1, out: "" });
  expect(second.err).toContain(`Another Kubedrill process works on ${database}. Stop it first.`);
  expect((await runCli(["doctor"], { KUBEDRILL_DATABASE: database })).code).toBe(0);
  await first.kill();
  const third = await startProcess(database);
  expect(await third.stop()).toBe(0);
});
