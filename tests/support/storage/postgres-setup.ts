// One PostgreSQL server of each version for a test run: started when the first test asks for it, stopped at the end.
import { createServer } from "node:http";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migratePostgres } from "../../../src/storage/migrate/migrate-postgres.ts";
import { connectPostgres } from "../../../src/storage/postgres/postgres-connection.ts";
import {
  type PostgresServer,
  type PostgresVersion,
  postgresVersions,
  removeLeftServers,
  startPostgresServer,
} from "./postgres-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where tests ask for a server: `GET <version>` answers with its URL. */
    readonly postgres: string;
  }
}

/** The database that others are copied from. */
export const TEMPLATE = "migrated";

/** Vitest calls this before the tests, and the returned function after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = new Map<PostgresVersion, Promise<PostgresServer>>();
  const door = createServer(({ url }, response) => {
    const version = postgresVersions.find((known) => url === `/${known}`);
    if (version === undefined) throw new Error(`There is no PostgreSQL ${url}.`);
    const server = started.get(version) ?? start(version);
    started.set(version, server);
    server.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  const address = door.address();
  if (address === null || typeof address === "string") throw new Error("The door has no port.");
  project.provide("postgres", `http://127.0.0.1:${address.port}/`);
  return async () => {
    door.close();
    for (const starting of started.values())
      await starting.then(
        (server) => server.stop(),
        () => {}, // the test that asked for the server reported it
      );
  };
}

async function start(version: PostgresVersion): Promise<PostgresServer> {
  await removeLeftServers();
  const server = await startPostgresServer({ version });
  const admin = await connectPostgres(`${server.url}postgres`);
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const template = await connectPostgres(`${server.url}${TEMPLATE}`);
  await migratePostgres(template, join(import.meta.dirname, "../../../migrations"), 0);
  await template.end();
  return server;
}
