// The server restarts under a running process: waiting transactions succeed, and no confirmed write is lost.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { systemTimers } from "../../../src/ports/timers.ts";
import { openPostgres } from "../../../src/storage/postgres/postgres.ts";
import { connectPostgres } from "../../../src/storage/postgres/postgres-connection.ts";
import { sql, type Transaction, text } from "../../../src/storage/transaction.ts";
import { type PostgresServer, startPostgresServer } from "../../support/storage/postgres-server.ts";
import { query } from "../../support/storage/storage.ts";

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgresServer({ safe: true });
});
afterAll(() => server.stop());

/** `wait` replaces the waits before retries. */
async function open(wait: (ms: number) => Promise<unknown> = systemTimers.wait) {
  const url = `${server.url}postgres`;
  const setUp = await connectPostgres(url);
  await setUp.query("DROP TABLE IF EXISTS note; CREATE TABLE note (name TEXT NOT NULL PRIMARY KEY)");
  await setUp.end();
  const events: string[] = [];
  const database = openPostgres(url, {
    connections: 4,
    timers: { ...systemTimers, wait: async (ms) => void (await wait(ms)) },
    events: { retried: (why) => events.push(why), connectionLost: () => events.push("lost while idle") },
  });
  onTestFinished(() => database.close());
  return { database, events };
}

function* note(name: string): Transaction<string> {
  yield sql`INSERT INTO note (name) VALUES (${name}) ON CONFLICT (name) DO NOTHING`;
  return name;
}

describe("a restart of the server", () => {
  it("doesn't end a process with idle connections", async () => {
    const { database, events } = await open();
    await Promise.all(["a", "b"].map((name) => database.write(() => note(name))));
    await server.restart();
    expect(await database.write(() => note("c"))).toBe("c");
    expect(events).toContain("lost while idle");
  });

  it("makes writes and reads wait, and keeps every confirmed write", async () => {
    // Retries wait until the server is back, however long that takes on this machine.
    let restarted: Promise<void> = Promise.resolve();
    const { database, events } = await open(() => restarted);
    const confirmed: string[] = [];
    let over = false;
    const writing = [0, 1, 2, 3].map(async (client) => {
      for (let number = 0; !over || number < 5; number++)
        confirmed.push(await database.write(() => note(`${client}-${number}`)));
    });
    const reading = (async () => {
      while (!over) await query(database, sql`SELECT name FROM note LIMIT 1`);
    })();
    restarted = server.restart();
    await restarted;
    over = true;
    await Promise.all([...writing, reading]);
    const kept = (await query(database, sql`SELECT name FROM note`)).map((row) => text(row, "name"));
    expect(new Set(kept)).toEqual(new Set(confirmed));
    expect(events).toContain("lost connection");
  });
});
