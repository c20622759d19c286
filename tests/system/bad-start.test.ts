// A start that cannot be: one sentence that says what to do, and nothing changed.
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { readConfig } from "../../src/config.ts";
import { SetupError } from "../../src/ports/errors.ts";
import { alterFile, copyContent, exampleContent } from "../support/content-folder.ts";
import { runCli, startProcess, temporaryDatabase, temporaryFolder } from "../support/kubedrill-process.ts";

type Environment = Readonly<Record<string, string>>;

/** A database with a posted question, made once and copied for each test. */
let model: string;

beforeAll(async () => {
  model = temporaryDatabase();
  expect(await (await startProcess(model, { KUBEDRILL_CONTENT: exampleContent })).stop()).toBe(0);
});

describe("a bad environment variable", () => {
  it.each([
    ["PORT", "abc", "a port number from 0 to 65535 (0: any free one)"],
    ["PORT", "70000", "a port number from 0 to 65535 (0: any free one)"],
    ["PORT", "-1", "a port number from 0 to 65535 (0: any free one)"],
    ["PORT", " 80", "a port number from 0 to 65535 (0: any free one)"],
    ["METRICS_PORT", "3000.5", "a port number from 0 to 65535 (0: any free one)"],
    ["LOG_LEVEL", "loud", "one of: trace, debug, info, warn, error, fatal, silent"],
    ["KUBEDRILL_PLAYGROUND", "maybe", "one of: auto, on, off"],
  ])("%s=%s is named with what it takes", (name, value, takes) => {
    expect(() => readConfig({ [name]: value })).toThrow(
      new SetupError(`${name} must be ${takes}; it is “${value}”.`),
    );
  });

  it("that is empty counts as unset", () => {
    const { port, database } = readConfig({ PORT: "", KUBEDRILL_DATABASE: "", LOG_LEVEL: "" });
    expect({ port, database }).toEqual({ port: 3000, database: "data/kubedrill.db" });
  });

  it("ends a start before it begins, named with every other one", async () => {
    const database = temporaryDatabase();
    const bad = { PORT: "abc", METRICS_PORT: "70000", LOG_LEVEL: "loud", KUBEDRILL_PLAYGROUND: "maybe" };
    const said = await refused({ KUBEDRILL_DATABASE: database, ...bad });
    const named = said.split("\n").map((line) => /^(\w+) must be .+; it is “(.+)”\.$/.exec(line)?.slice(1));
    expect(named.toSorted()).toEqual(Object.entries(bad).toSorted());
    expect(existsSync(database)).toBe(false);
  });

  it("of a zone that is none counts as UTC, as everywhere on the machine", async () => {
    const kubedrill = await startProcess(temporaryDatabase(), {
      TZ: "Nonsense/Zone",
      KUBEDRILL_CONTENT: exampleContent,
    });
    expect(await kubedrill.stop()).toBe(0);
  });
});

describe("an address that cannot be listened on", () => {
  it("is a port that another program has", async () => {
    const port = await takePort();
    expect(await refused({ PORT: port })).toBe(
      `PORT ${port} is taken by another program. Stop it, or choose another: PORT=0 takes any free one.`,
    );
  });

  it("is a port for metrics that another program has", async () => {
    const port = await takePort();
    expect(await refused({ METRICS_PORT: port })).toBe(
      `METRICS_PORT ${port} is taken by another program. Stop it, or choose another: METRICS_PORT=0 takes any free one.`,
    );
  });

  it.each(["203.0.113.1", "no-such-host.invalid"])("is %s, which is not this machine", async (host) => {
    expect(await refused({ HOST: host })).toBe(
      `HOST ${host} is no address of this machine. 127.0.0.1 always is.`,
    );
  });
});

describe("a database that cannot be used", () => {
  it("is locked by another connection", async () => {
    const database = copyOfModel();
    const other = new Sqlite(database);
    other.exec("BEGIN EXCLUSIVE");
    const said = await refused({ KUBEDRILL_DATABASE: database });
    other.exec("ROLLBACK");
    other.close();
    expect(said).toBe(
      `The database ${database} is locked by another process. Stop that process, or wait until it is done, and try again.`,
    );
    expect(content(database)).toEqual(content(model));
  });

  it("is a folder", async () => {
    const folder = temporaryFolder();
    expect(await refused({ KUBEDRILL_DATABASE: folder })).toBe(
      `The database ${folder} cannot be opened. Check that its folder exists and that this user may write there.`,
    );
  });

  it("lies under a file", async () => {
    expect(await refused({ KUBEDRILL_DATABASE: "/dev/null/data/kubedrill.db" })).toBe(
      "The database's folder /dev/null/data cannot be made. Check KUBEDRILL_DATABASE, and that this user may write there.",
    );
  });

  it("is another kind of file, which stays as it is", async () => {
    const diary = join(temporaryFolder(), "diary.txt");
    writeFileSync(diary, "Dear diary, ".repeat(100));
    expect(await refused({ KUBEDRILL_DATABASE: diary })).toBe(
      `The database ${diary} is not a SQLite database. Point KUBEDRILL_DATABASE at another path.`,
    );
    expect(readFileSync(diary, "utf8")).toBe("Dear diary, ".repeat(100));
  });

  it("was written by a newer Kubedrill", async () => {
    const database = alteredModel("INSERT INTO migration VALUES (9999, '9999_future.sql', 'x', 0)");
    const before = content(database);
    expect(await refused({ KUBEDRILL_DATABASE: database })).toBe(
      "The database was written by a newer Kubedrill (it has migration 9999_future.sql). Start that version, or restore a backup from before the update.",
    );
    expect(content(database)).toEqual(before);
  });

  it("had another text of a migration", async () => {
    const database = alteredModel("UPDATE migration SET checksum = 'other' WHERE number = 1");
    const before = content(database);
    expect(await refused({ KUBEDRILL_DATABASE: database })).toBe(
      "Migration 0001_initial.sql was changed after it was applied to this database. Restore the file from git and put the change into a new migration.",
    );
    expect(content(database)).toEqual(before);
  });
});

describe("content that cannot be used", () => {
  it("has a question that was changed without a new version", async () => {
    const database = copyOfModel();
    const folder = copyContent(exampleContent);
    alterFile(folder, "questions/leaves/green-tea.yaml", /explanation: /, "$&Surely. ");
    const said = await refused({ KUBEDRILL_DATABASE: database, KUBEDRILL_CONTENT: folder });
    expect(said).toBe(
      "These questions were changed without a new version: green-tea-heat. Raise each one's version and add a changes entry, or restore the old text. Nothing was changed.",
    );
    expect(content(database)).toEqual(content(model));
  });

  it("has problems: all are listed, and no database is made", async () => {
    const folder = copyContent(exampleContent);
    const places = [
      alterFile(folder, "topics.yaml", /- slug: leaves\n/, "- slug: LEAVES!\n"),
      alterFile(folder, "questions/brewing/steeping.yaml", /version: 1/, "version: one"),
    ];
    const database = temporaryDatabase();
    const said = await refused({ KUBEDRILL_DATABASE: database, KUBEDRILL_CONTENT: folder });
    expect(said).toMatch(new RegExp(`^The content in ${folder} has problems; nothing was changed\\.\n`));
    for (const place of places) expect(said).toContain(`\n${place}: `);
    expect(existsSync(database)).toBe(false);
  });

  it("is not there", async () => {
    expect(await refused({ KUBEDRILL_CONTENT: "/nowhere" })).toContain(
      "This content folder doesn't exist or can't be read: check the path.",
    );
  });

  it("does not touch a process that runs", async () => {
    const folder = copyContent(exampleContent);
    const database = temporaryDatabase();
    const running = await startProcess(database, { KUBEDRILL_CONTENT: folder });
    onTestFinished(running.kill);
    const before = content(database);
    alterFile(folder, "concepts/leaves/green-tea.md", /^title:.*\n/m, "");
    alterFile(folder, "questions/leaves/black-tea.yaml", /correct: true/, "correct: false");
    await refused({ KUBEDRILL_DATABASE: database, KUBEDRILL_CONTENT: folder });
    expect((await runCli(["content", "check"], { KUBEDRILL_CONTENT: folder })).code).toBe(1);

    expect(content(database)).toEqual(before);
    const body = new URLSearchParams({ as: "bo", text: "/lookup green tea" });
    const reply = await fetch(`${running.address}/say`, { method: "POST", body });
    // The page itself, or what it costs to look up while a question about it is open: both name its title.
    expect(await reply.text()).toContain("Green tea");
    expect(await running.stop()).toBe(0);
  });
});

/** The output of a start that fails with exit code 1 and no stack trace. */
async function refused(environment: Environment): Promise<string> {
  const { code, out, err } = await runCli(["start"], {
    PORT: "0",
    METRICS_PORT: "0",
    LOG_LEVEL: "silent",
    KUBEDRILL_DATABASE: temporaryDatabase(),
    KUBEDRILL_CONTENT: exampleContent,
    ...environment,
  });
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).not.toMatch(/^\s+at |Error/m);
  return err.trimEnd();
}

/** Everything in a database, by table. */
function content(file: string): unknown {
  const database = new Sqlite(file, { readonly: true });
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  const rows = tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]);
  database.close();
  return Object.fromEntries(rows);
}

function copyOfModel(): string {
  const database = temporaryDatabase();
  copyFileSync(model, database);
  return database;
}

function alteredModel(statement: string): string {
  const file = copyOfModel();
  const database = new Sqlite(file);
  database.exec(statement);
  database.close();
  return file;
}

/** A port of loopback that this test listens on until it ends. */
async function takePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return String((server.address() as AddressInfo).port);
}
