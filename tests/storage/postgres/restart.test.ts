// The server restarts under a running process: waiting transactions succeed, and no confirmed write is lost.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
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

async function open() {
  const url = `${server.url}postgres`;
  const setUp = await connectPostgres(url);
  await setUp.query("DROP TABLE IF EXISTS note; CREATE TABLE note (name TEXT NOT NULL PRIMARY KEY)");
  await setUp.end();
  const events: string[] = [];
  const database = openPostgres(url, {
    connections: 4,
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
    const { database, events } = await open();
    const confirmed: string[] = [];
    let over = false;
    const writing = [0, 1, 2, 3].map(async (client) => {
      for (let number = 0; !over || number < 5; number++)
        confirmed.push(await database.write(() => note(`${client}-${number}`)));
    });
    const reading = (async () => {
      while (!over) await query(database, sql`SELECT name FROM note LIMIT 1`);
    })();
    await server.restart();
    over = true;
    await Promise.all([...writing, reading]);
    const kept = (await query(database, sql`SELECT name FROM note`)).map((row) => text(row, "name"));
    expect(new Set(kept)).toEqual(new Set(confirmed));
    expect(events).toContain("lost connection");
  });
});
