// How connections to PostgreSQL are set up, and what they make of its types.
import pg from "pg";
import { readPostgresAddress } from "./postgres-address.ts";
import { loadTls } from "./postgres-tls.ts";

/** int8 and numeric as numbers: sums, counts and means are far from 2^53. */
const parsers = new Map<number, (value: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.NUMERIC, Number],
]);

const getTypeParser = (oid: number, format?: "text" | "binary") =>
  (format === "binary" ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format);

/** What the driver takes for a connection to `address`. @throws SetupError where it or its certificates are unusable. */
export function connectionSettings(address: string) {
  const { url, tls } = readPostgresAddress(address);
  return {
    connectionString: url,
    application_name: "kubedrill",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    ssl: loadTls(tls),
    types: { getTypeParser },
  } satisfies pg.ClientConfig;
}

/** A connection of its own, for what takes long or is done once. @throws what keeps it from the database. */
export async function connectPostgres(address: string): Promise<pg.Client> {
  const client = new pg.Client(connectionSettings(address));
  // The query that a lost connection interrupts reports it; without a listener the process ends.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    // Not awaited: a connection that failed in the middle of TLS never reports its end.
    client.end().catch(() => {});
    throw error;
  }
  return client;
}
