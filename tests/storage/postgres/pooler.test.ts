// Behind a pooler: Kubedrill sends nothing that a pooler refuses, doesn't retry refusals, and explains its errors.
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../../src/open-database.ts";
import { SetupError } from "../../../src/ports/errors.ts";
import { systemTimers } from "../../../src/ports/timers.ts";
import { openPostgres } from "../../../src/storage/postgres/postgres.ts";
import { sql, type Transaction } from "../../../src/storage/transaction.ts";
import { root, runCli } from "../../support/kubedrill-process.ts";
import { startRefusingPooler } from "../../support/storage/fake-pooler.ts";
import { createDatabase } from "../../support/storage/postgres.ts";
import { startProxy } from "../../support/storage/postgres-proxy.ts";
import { query } from "../../support/storage/storage.ts";

let here: string;

beforeAll(async () => {
  here = await createDatabase();
});

/** A database that records its retries and doesn't pause. */
function open(url: string) {
  const retried: string[] = [];
  const database = openPostgres(url, {
    events: { retried: (why) => retried.push(why) },
    timers: { ...systemTimers, wait: async () => {} },
  });
  onTestFinished(() => database.close());
  return { database, retried };
}

describe("a connection", () => {
  it("starts with only those parameters that PgBouncer accepts", async () => {
    const wire = await startProxy(here);
    const { database } = await openDatabase(wire.url, join(root, "migrations"), 0);
    onTestFinished(() => database.close());
    await query(database, sql`SELECT 1 AS one`);
    expect(wire.startups()).toHaveLength(2);
    for (const startup of wire.startups())
      expect(Object.keys(startup).toSorted()).toEqual([
        "application_name",
        "client_encoding",
        "database",
        "user",
      ]);
  });

  it("can be silent for 10 seconds in a transaction, and run a statement for 15", async () => {
    const { database } = open(`${here}?connection_limit=1`);
    function* look(): Transaction<unknown> {
      return yield sql`
        SELECT CURRENT_SETTING('idle_in_transaction_session_timeout') AS silence,
          CURRENT_SETTING('statement_timeout') AS statement`;
    }
    expect(await database.write(look)).toEqual([{ silence: "10s", statement: "15s" }]);
    expect(await database.read(look)).toEqual([{ silence: "10s", statement: "15s" }]);
  });
});

describe("a refusal by the pooler (08P01)", () => {
  it.each([
    ["unsupported startup parameter: extra_float_digits", /startup parameter/],
    ["unsupported startup parameter in options: statement_timeout", /startup parameter/],
    ["no such database: kubedrill", /pgbouncer\.ini/],
    ['database "kubedrill" does not exist', /Create it/],
    ["no such user", /user/],
    ["SASL authentication failed", /password/],
    ["password authentication failed", /password/],
    ["transaction blocks not allowed in statement pooling mode", /pool_mode/],
    ["invalid frontend message type 88", /invalid frontend message type 88/],
  ])("“%s” is one immediate error, not a lost connection", async (message, hint) => {
    const pooler = await startRefusingPooler("08P01", message);
    const { database, retried } = open(pooler.url);
    await expect(query(database, sql`SELECT 1 AS one`)).rejects.toThrow(SetupError);
    expect(retried).toEqual([]);
    expect(pooler.refused()).toBe(1);

    const error: unknown = await openDatabase(pooler.url, join(root, "migrations"), 0).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(SetupError);
    const said = (error as SetupError).message;
    expect(said).toMatch(/^The database postgres:\/\/127\.0\.0\.1:\d+\/kubedrill [^\n]+\.$/);
    expect(said).toMatch(hint);
    expect(said).not.toContain("hunter2");
  });

  it("ends the start with only that error", async () => {
    const pooler = await startRefusingPooler("08P01", "unsupported startup parameter: extra_float_digits");
    const { code, out, err } = await runCli(["migrate"], { KUBEDRILL_DATABASE: pooler.url });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^The database postgres:[^\n]* startup parameter[^\n]*\n$/);
  });

  it.each([
    "server conn crashed?",
    "pgbouncer cannot connect to server",
    "server login has been failing, cached error: connect failed (server_login_retry)",
    "server login failed: FATAL the database system is starting up",
    "query_wait_timeout",
    "pooler is shutting down",
    "client_login_timeout (server down)",
    "no more connections allowed (max_client_conn)",
  ])("is retried if it's temporary: “%s”", async (message) => {
    const pooler = await startRefusingPooler("08P01", message);
    const { database, retried } = open(pooler.url);
    await expect(query(database, sql`SELECT 1 AS one`)).rejects.toThrow(/ pooler .*“/);
    expect(retried).toEqual(Array.from({ length: 24 }, () => "lost connection"));
  });
});

describe("prepared statements that a pooler mixes up", () => {
  const statement = (text: string) => ({ text, values: [] });

  it("are explained if the server has another one with that name (42P05)", async () => {
    const { database, retried } = open(`${here}?connection_limit=1`);
    const colliding = database.write(function* (): Transaction<unknown> {
      yield statement("PREPARE kubedrill_1 AS SELECT 1");
      return yield statement("SELECT 2 AS two");
    });
    await expect(colliding).rejects.toThrow(SetupError);
    await expect(colliding).rejects.toThrow(/ pool_mode=.*max_prepared_statements=/);
    expect(retried).toEqual([]);
  });

  it("are explained if the server lost one (26000)", async () => {
    const { database, retried } = open(`${here}?connection_limit=1`);
    const lost = database.write(function* (): Transaction<unknown> {
      yield statement("SELECT 2 AS two");
      yield statement("DEALLOCATE ALL");
      return yield statement("SELECT 2 AS two");
    });
    await expect(lost).rejects.toThrow(SetupError);
    await expect(lost).rejects.toThrow(/ pool_mode=.*max_prepared_statements=/);
    expect(retried).toEqual([]);
  });
});
