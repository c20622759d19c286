// Kubedrill on PostgreSQL, as people run it: the playground, a crash, two machines, and the way there from SQLite.
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { exampleContent } from "../support/content-folder.ts";
import { sendForm } from "../support/http.ts";
import { runCli, startProcess, temporaryDatabase } from "../support/kubedrill-process.ts";
import { connectSeparately, createDatabase } from "../support/storage/postgres.ts";

const tea = { KUBEDRILL_CONTENT: exampleContent };

const createEmpty = () => createDatabase("TEMPLATE template0");

async function start(database: string) {
  const process = await startProcess(database, tea);
  onTestFinished(process.kill);
  return process;
}

/** The letters of the open question, as the page's buttons send them: three at least. */
async function letters(address: string): Promise<readonly [string, string, string]> {
  const page = await (await fetch(`${address}/?as=ada`)).text();
  const [a, b, c] = new Set([...page.matchAll(/value="(answer:[^"]+)"/g)].map(([, action]) => action));
  if (a === undefined || b === undefined || c === undefined)
    throw new Error(`There is no question:\n${page}`);
  return [a, b, c];
}

/** Taps a letter, and resolves to what the verdict says: right or not, the letter, why. */
async function tap(address: string, as: string, action: string): Promise<string> {
  const { status, body } = await sendForm(`${address}/act`, { as, action });
  expect(status).toBe(200);
  const { html } = JSON.parse(body) as { html: string };
  return /(Right|Not quite): .*/s.exec(html.replaceAll(/<[^>]*>/g, ""))?.[0] ?? "";
}

async function answers(database: string) {
  const { rows } = await (await connectSeparately(database)).query(
    "SELECT member.external_id AS who, option_index FROM answer JOIN member ON member.id = member_id ORDER BY 1",
  );
  return rows;
}

describe("kubedrill start on PostgreSQL", () => {
  it("serves the playground, and has every answer when it is started again after a crash", async () => {
    const database = await createEmpty();
    const first = await start(database);
    const question = await letters(first.address);
    const verdict = await tap(first.address, "ada", question[1]);
    expect(verdict).toMatch(/^(Right: |Not quite: you chose )B/);
    await tap(first.address, "bo", question[2]);
    const before = await answers(database);
    expect(before).toHaveLength(2);
    await first.kill();

    const second = await start(database);
    expect(await letters(second.address)).toEqual(question);
    expect(await tap(second.address, "ada", question[0])).toBe(verdict);
    expect(await answers(database)).toEqual(before);
    expect((await fetch(`${second.address}/healthz`)).status).toBe(200);
    expect(await second.stop()).toBe(0);
  });

  it("runs on several machines: they start at once, ask one question, and a member's first tap counts on all", async () => {
    const database = await createEmpty();
    const [one, other] = await Promise.all([start(database), start(database)]);
    const question = await letters(one.address);
    expect(await letters(other.address)).toEqual(question);
    const verdicts = await Promise.all(
      question.flatMap((letter) => [tap(one.address, "chidi", letter), tap(other.address, "chidi", letter)]),
    );
    expect(new Set(verdicts).size).toBe(1);
    expect(await answers(database)).toHaveLength(1);
  });
});

describe("the command line on PostgreSQL", () => {
  it("migrates, examines, and leaves backups to pg_dump", async () => {
    const url = new URL(await createEmpty());
    const name = `postgres://${url.host}${url.pathname}`;
    url.password = "hunter2-secret";
    const environment = { ...tea, KUBEDRILL_DATABASE: url.href };
    expect(await runCli(["migrate"], environment)).toMatchObject({
      code: 0,
      out: expect.stringMatching(new RegExp(`^${name}: applied 0001_initial\\.sql, `)),
    });
    expect(await runCli(["migrate"], environment)).toEqual({
      code: 0,
      out: `${name} is up to date.\n`,
      err: "",
    });
    expect(await runCli(["doctor"], environment)).toEqual({
      code: 0,
      out: `${name}: 0 cards follow from their answers.\n`,
      err: "",
    });
    const { code, err } = await runCli(["backup", "copy.db"], environment);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/pg_dump/) });
    const refused = await runCli(["doctor"], { ...tea, KUBEDRILL_DATABASE: `${url.href}_gone` });
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringMatching(/does not exist\. Create it: [^\n]*\n$/),
    });
    expect(refused.err).not.toContain("hunter2");
  });
});

describe("kubedrill migrate --from", () => {
  it("moves a playground from SQLite, which continues where it was", async () => {
    const file = temporaryDatabase();
    const before = await start(file);
    const question = await letters(before.address);
    const verdict = await tap(before.address, "ada", question[0]);
    await before.stop();
    new Sqlite(file)
      .exec("CREATE TABLE _litestream_seq (id INTEGER); CREATE TABLE _litestream_lock (id INTEGER)")
      .close();

    const database = await createEmpty();
    const environment = { ...tea, KUBEDRILL_DATABASE: database };
    const { code, out, err } = await runCli(["migrate", "--from", file], environment);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^answer: 1$/m);
    expect(out).toContain(
      `\nLeft in ${file}, because it isn't Kubedrill's: _litestream_lock, _litestream_seq.\n`,
    );
    expect(out).toMatch(/^Moved \d+ rows from .* to postgres:.*; every one was read back and compared\.\n$/m);
    const after = await start(database);
    expect(await letters(after.address)).toEqual(question);
    expect(await tap(after.address, "ada", question[2])).toBe(verdict);

    const again = await runCli(["migrate", "--from", file], environment);
    expect(again).toMatchObject({
      code: 1,
      err: expect.stringMatching(/ is not empty: .* Nothing was moved\./),
    });
  });

  it("wants a file", async () => {
    const { code, err } = await runCli(["migrate", "--from"], { KUBEDRILL_DATABASE: "postgres://h/d" });
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringMatching(/^migrate --from needs one SQLite file/),
    });
  });
});
