// PostgreSQL databases for tests, on the run's one server.
import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, inject, onTestFinished } from "vitest";
import { openPostgres } from "../../../src/storage/postgres/postgres.ts";
import { connectPostgres } from "../../../src/storage/postgres/postgres-connection.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import type { Database } from "../../../src/storage/transaction.ts";
import { TEMPLATE } from "./postgres-setup.ts";
import type { Opened } from "./storage.ts";

let server: Promise<string> | undefined;

/** The server's URL, up to the database's name. The first call starts the server. */
function postgresServer(): Promise<string> {
  server ??= fetch(inject("postgres")).then(async (response) => {
    if (!response.ok) throw new Error(`PostgreSQL did not start: ${await response.text()}`);
    return response.text();
  });
  return server;
}

/**
 * The URL of a new database: migrated and empty, or created with the CREATE DATABASE options in `how`. It's removed with
 * the server.
 */
export async function createDatabase(how = `TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`): Promise<string> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const url = await postgresServer();
  const admin = await connectPostgres(`${url}postgres`);
  await admin.query(`CREATE DATABASE ${name} ${how}`).finally(() => admin.end());
  return `${url}${name}`;
}

/** A separate connection for one test, next to the tested one. */
export async function connectSeparately(url: string): Promise<pg.Client> {
  const client = await connectPostgres(url);
  onTestFinished(() => client.end());
  return client;
}

/** A database that tests use one after another: emptying it is ten times as fast as creating one. */
interface Reused {
  readonly database: Database;
  readonly admin: pg.Client;
  readonly tables: ReadonlySet<string>;
}

const all: Reused[] = [];
const free: Reused[] = [];

afterAll(async () => {
  for (const { database, admin } of all) {
    await database.close();
    await admin.end();
  }
});

/** Opens a migrated, empty database for the contract. */
export async function openOnPostgres(): Promise<Opened> {
  const reused = free.pop() ?? (await makeReused());
  const { database } = reused;
  return {
    database,
    storage: createStorage(database),
    async close() {
      await empty(reused);
      free.push(reused);
    },
  };
}

async function makeReused(): Promise<Reused> {
  const url = await createDatabase();
  const admin = await connectPostgres(url);
  const reused = { admin, database: openPostgres(url), tables: new Set(await readTables(admin)) };
  all.push(reused);
  return reused;
}

async function readTables(admin: pg.Client): Promise<readonly string[]> {
  const { rows } = await admin.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
  return rows.map(({ tablename }) => String(tablename)).filter((name) => name !== "migration");
}

/** Empties the tables without checking foreign keys, and drops tables that a test made. */
async function empty({ admin, tables }: Reused): Promise<void> {
  const steps = (await readTables(admin)).map((name) =>
    tables.has(name) ? `DELETE FROM ${name}` : `DROP TABLE ${name}`,
  );
  await admin.query(`BEGIN; SET LOCAL session_replication_role = replica; ${steps.join("; ")}; COMMIT`);
}
