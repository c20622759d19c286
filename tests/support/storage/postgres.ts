// PostgreSQL databases for tests, on the run's servers.
import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, inject, onTestFinished } from "vitest";
import { openPostgres } from "../../../src/storage/postgres/postgres.ts";
import { connectPostgres } from "../../../src/storage/postgres/postgres-connection.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import type { Database } from "../../../src/storage/transaction.ts";
import { newestPostgres, type PostgresVersion } from "./postgres-server.ts";
import { TEMPLATE } from "./postgres-setup.ts";
import type { Opened } from "./storage.ts";

const servers = new Map<PostgresVersion, Promise<string>>();

/** A server's URL, up to the database's name. The first call starts the server. */
function postgresServer(version: PostgresVersion): Promise<string> {
  const server = servers.get(version) ?? ask(version);
  servers.set(version, server);
  return server;
}

async function ask(version: PostgresVersion): Promise<string> {
  const response = await fetch(new URL(String(version), inject("postgres")));
  if (!response.ok) throw new Error(`PostgreSQL did not start: ${await response.text()}`);
  return response.text();
}

/**
 * The URL of a new database: migrated and empty, or created with the CREATE DATABASE options in `how`. It's removed with
 * the server.
 */
export async function createDatabase(
  how = `TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`,
  version = newestPostgres,
): Promise<string> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const url = await postgresServer(version);
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

/** Opens migrated, empty databases on a server of that version for the contract, through `pooler` if there is one. */
export function openOn(
  version: PostgresVersion,
  pooler: (url: string) => Promise<string> = async (url) => url,
): () => Promise<Opened> {
  const all: Reused[] = [];
  const free: Reused[] = [];
  afterAll(async () => {
    for (const { database, admin } of all) {
      await database.close();
      await admin.end();
    }
  });

  async function make(): Promise<Reused> {
    const url = await createDatabase(undefined, version);
    const admin = await connectPostgres(url);
    const made = {
      admin,
      database: openPostgres(await pooler(url)),
      tables: new Set(await readTables(admin)),
    };
    all.push(made);
    return made;
  }

  return async () => {
    const reused = free.pop() ?? (await make());
    const { database } = reused;
    return {
      database,
      storage: createStorage(database),
      async close() {
        await empty(reused);
        free.push(reused);
      },
    };
  };
}

/** Opens a migrated, empty database on the newest version. */
export const openOnPostgres = openOn(newestPostgres);

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
