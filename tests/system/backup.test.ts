// kubedrill backup: a copy that can be used, taken while people answer.
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { exampleContent } from "../support/content-folder.ts";
import { runCli, startProcess, temporaryDatabase, temporaryFolder } from "../support/kubedrill-process.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { checkDatabase, checkPage } from "./kill/kill-checks.ts";
import { beginTraffic, noneHeard } from "./kill/kill-traffic.ts";

const tea = { KUBEDRILL_CONTENT: exampleContent };

describe("a backup of a running Kubedrill", () => {
  it("holds every answer acknowledged before it, and starts", async () => {
    const running = await startProcess(temporaryDatabase(), tea);
    onTestFinished(running.kill);
    const copy = join(temporaryFolder(), "copy.db");
    const heard = noneHeard();
    const traffic = beginTraffic(running.address, heard, seededRandom(3));
    while (heard.verdicts.length < 20 && heard.wrongs.length === 0) await wait(5);
    const before = { verdicts: [...heard.verdicts], guesses: [...heard.guesses] };

    const { code, out, err } = await runCli(["backup", copy], { KUBEDRILL_DATABASE: running.database });
    await traffic.end();
    expect({ code, out, err }).toEqual({ code: 0, out: `Copied ${running.database} to ${copy}.\n`, err: "" });
    expect(heard.verdicts.length).toBeGreaterThan(before.verdicts.length);
    expect(heard).toMatchObject({ unanswered: 0, wrongs: [] });
    expect(existsSync(`${copy}.unfinished`)).toBe(false);

    expect(checkDatabase(running.database, heard).wrongs).toEqual([]);
    const restored = await startProcess(copy, tea);
    onTestFinished(restored.kill);
    expect(checkDatabase(copy, before).wrongs).toEqual([]);
    expect(await checkPage(restored.address, copy)).toEqual([]);
  });
});

describe("a backup after one that was killed", () => {
  it("is not stopped by what that one left", async () => {
    const target = join(temporaryFolder(), "copy.db");
    writeFileSync(`${target}.unfinished`, "half a copy ".repeat(500));
    const { code, err } = await runCli(["backup", target], { KUBEDRILL_DATABASE: await emptyDatabase() });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(existsSync(`${target}.unfinished`)).toBe(false);
  });
});

describe("a backup's file", () => {
  it.skipIf(process.platform === "win32")("is this user's alone", async () => {
    const target = join(temporaryFolder(), "copy.db");
    await runCli(["backup", target], { KUBEDRILL_DATABASE: await emptyDatabase() });
    expect((statSync(target).mode & 0o777).toString(8)).toBe("600");
    expect(readdirSync(dirname(target))).toEqual(["copy.db"]);
  });
});

describe("a backup that would be worth nothing", () => {
  /** Backs this database up: exit code 1, one sentence, and no file. */
  async function refused(database: string): Promise<string> {
    const target = join(temporaryFolder(), "copy.db");
    const { code, out, err } = await runCli(["backup", target], { KUBEDRILL_DATABASE: database });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(readdirSync(dirname(target))).toEqual([]);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    return err;
  }

  it("is not made of a database that is damaged inside", async () => {
    const database = await emptyDatabase();
    const descriptor = openSync(database, "r+");
    writeSync(
      descriptor,
      Buffer.alloc(4 * 4_096, "garbage "),
      0,
      4 * 4_096,
      statSync(database).size - 6 * 4_096,
    );
    closeSync(descriptor);
    expect(await refused(database)).toContain("is damaged");
  });

  it("is not made of a truncated database, whose log stays", async () => {
    const running = await startProcess(temporaryDatabase(), tea);
    onTestFinished(running.kill);
    truncateSync(running.database, 0);
    expect(await refused(running.database)).toContain("is empty: something truncated it");
    expect(statSync(`${running.database}-wal`).size).toBeGreaterThan(0);
  });

  it("is not made of another program's database, nor of one that lost tables", async () => {
    const other = temporaryDatabase();
    const connection = new Sqlite(other);
    connection.exec("CREATE TABLE song (title TEXT)");
    connection.close();
    expect(await refused(other)).toContain("is not a whole Kubedrill database");
    const partial = await emptyDatabase();
    const ours = new Sqlite(partial);
    ours.exec("DROP TABLE amendment");
    ours.close();
    expect(await refused(partial)).toContain("is not a whole Kubedrill database");
  });
});

describe("a backup that cannot be", () => {
  it("overwrites nothing", async () => {
    const database = await emptyDatabase();
    const target = join(temporaryFolder(), "precious.db");
    writeFileSync(target, "precious");
    const { code, out, err } = await runCli(["backup", target], { KUBEDRILL_DATABASE: database });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toBe(`${target} exists already. Choose another name: a backup overwrites nothing.\n`);
    expect(readFileSync(target, "utf8")).toBe("precious");
  });

  it.each(["/dev/null/copy.db", join(temporaryFolder(), "no", "such", "folder", "copy.db")])(
    "says that %s cannot be written",
    async (target) => {
      const { code, out, err } = await runCli(["backup", target], {
        KUBEDRILL_DATABASE: await emptyDatabase(),
      });
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err).toMatch(
        / cannot be (written|opened)\. Check that its folder exists and that this user may write there\.\n$/,
      );
      expect(err.trimEnd().split("\n")).toHaveLength(1);
    },
  );

  it("says so if there's nothing to copy, and creates no database", async () => {
    const database = temporaryDatabase();
    const target = join(temporaryFolder(), "copy.db");
    const { code, out, err } = await runCli(["backup", target], { KUBEDRILL_DATABASE: database });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toBe(`There is no database ${database} to back up. KUBEDRILL_DATABASE names it.\n`);
    expect(existsSync(database)).toBe(false);
    expect(existsSync(target)).toBe(false);
  });

  it("says that a source is no database", async () => {
    const source = temporaryDatabase();
    writeFileSync(source, "a diary ".repeat(200));
    const { code, err } = await runCli(["backup", join(temporaryFolder(), "copy.db")], {
      KUBEDRILL_DATABASE: source,
    });
    expect(code).toBe(1);
    expect(err).toMatch(/ is not a SQLite database\. Point KUBEDRILL_DATABASE at another path\.\n$/);
  });
});

async function emptyDatabase(): Promise<string> {
  const database = temporaryDatabase();
  expect((await runCli(["migrate"], { KUBEDRILL_DATABASE: database })).code).toBe(0);
  return database;
}
