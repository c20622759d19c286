// A failover of twenty seconds: what was asked meanwhile is answered, and no confirmed write is lost or made twice.
import { setTimeout } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { openPostgres } from "../../../../src/storage/postgres/postgres.ts";
import { connectPostgres } from "../../../../src/storage/postgres/postgres-connection.ts";
import { sql, type Transaction, text } from "../../../../src/storage/transaction.ts";
import { startProxy } from "../../../support/storage/postgres-proxy.ts";
import { startPostgresServer } from "../../../support/storage/postgres-server.ts";
import { query } from "../../../support/storage/storage.ts";

const FAILOVER = 20_000;

/** A server behind a proxy, and a table that notes each run. */
async function open() {
  const server = await startPostgresServer({ safe: true });
  onTestFinished(() => server.stop());
  const wire = await startProxy(`${server.url}postgres`);
  const setUp = await connectPostgres(`${server.url}postgres`);
  await setUp.query("CREATE TABLE note (name TEXT NOT NULL PRIMARY KEY)");
  await setUp.end();
  const retried: string[] = [];
  const database = openPostgres(wire.url, {
    connections: 4,
    events: { retried: (why) => retried.push(why) },
  });
  onTestFinished(() => database.close());
  return { server, wire, database, retried };
}

function* note(name: string): Transaction<string> {
  yield sql`INSERT INTO note (name) VALUES (${name}) ON CONFLICT (name) DO NOTHING`;
  return name;
}

it.each([
  ["refuses connections", async ({ server }: Opened) => server.restart(FAILOVER)],
  [
    "falls silent",
    async ({ server, wire }: Opened) => {
      wire.silence();
      await server.restart(FAILOVER);
    },
  ],
  [
    "falls silent, and is back before anyone notices",
    async ({ wire }: Opened) => {
      wire.silence();
      await setTimeout(FAILOVER);
    },
  ],
])("of a server that %s", async (_name, failOver) => {
  const opened = await open();
  const { database, retried } = opened;
  const confirmed: string[] = [];
  let over = false;
  const clients = [0, 1, 2, 3, 4, 5].map(async (client) => {
    for (let number = 0; !over || number < 5; number++)
      confirmed.push(await database.write(() => note(`${client}-${number}`)));
  });
  await expect.poll(() => confirmed.length).toBeGreaterThan(20);
  await failOver(opened);
  over = true;
  await Promise.all(clients);
  const kept = (await query(database, sql`SELECT name FROM note`)).map((row) => text(row, "name"));
  expect(kept.toSorted()).toEqual(confirmed.toSorted());
  expect(retried).toContain("lost connection");
});

type Opened = Awaited<ReturnType<typeof open>>;
